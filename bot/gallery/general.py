"""Examples that belong to no feature: help, and what every command answers alike."""

from handlers.examples import Meets, Scene, Types

TITLE = "Alment"

SCENES: tuple[Scene, ...] = (
    (
        Meets("Den første hilsen"),
        Types("/afbud hjælp", "Hjælp til en kommando, med eksempler"),
        Types("/afbuk politisk fyn", "En kommando, der ikke findes"),
        Types("/afbud politisk fyn 8/12 010190-1234", "Et CPR-nummer læses og gemmes aldrig"),
        Types(f"/afbud {'politisk ' * 200}", "En tekst, der er for lang"),
    ),
)
