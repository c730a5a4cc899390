// Looks over a form before it is sent, as Slack's own client does. The app's rules are the app's.

const EMPTY = (value) => value === null || value === undefined || (Array.isArray(value) && value.length === 0);

function held(state) {
  return Object.entries(state).find(([key]) => key !== "type")?.[1];
}

function number(element, value) {
  const amount = Number(value.replace(",", "."));
  if (!/^-?\d+([.,]\d+)?$/.test(value.trim())) return "Skriv et tal.";
  if (!element.is_decimal_allowed && !Number.isInteger(amount)) return "Skriv et helt tal.";
  if (element.min_value !== undefined && amount < Number(element.min_value))
    return `Tallet skal være mindst ${element.min_value}.`;
  if (element.max_value !== undefined && amount > Number(element.max_value))
    return `Tallet må højst være ${element.max_value}.`;
  return null;
}

const RULES = {
  number_input: number,
  email_text_input: (_, value) => (/^\S+@\S+\.\S+$/.test(value) ? null : "Skriv en gyldig e-mailadresse."),
  url_text_input: (_, value) =>
    /^https?:\/\/\S+$/i.test(value) ? null : "Skriv en adresse, der begynder med http:// eller https://.",
  plain_text_input: (element, value) =>
    element.min_length && value.length < element.min_length ? `Skriv mindst ${element.min_length} tegn.` : null,
};

/** {block_id: text} for the fields that can't be sent as they stand. */
export function findErrors(blocks, controls) {
  const errors = {};
  for (const control of controls) {
    const block = blocks.find((each) => each.block_id === control.blockId && each.type === "input");
    if (!block) continue;
    const value = held(control.read());
    if (EMPTY(value)) {
      if (!block.optional) errors[control.blockId] = "Udfyld feltet.";
    } else {
      const error = RULES[control.element.type]?.(control.element, value);
      if (error) errors[control.blockId] = error;
    }
  }
  return errors;
}
