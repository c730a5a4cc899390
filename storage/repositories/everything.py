"""All repositories of one unit of work over one connection; its transaction is begun and ended elsewhere."""

from sqlalchemy import Connection

from storage.repositories.absences import AbsencesTable
from storage.repositories.agenda import AgendaItemsTable
from storage.repositories.approvals import ApprovalsTable
from storage.repositories.audit import AuditTable
from storage.repositories.cases import CasesTable
from storage.repositories.channels import ChannelsTable
from storage.repositories.decisions import DecisionsTable, PresencesTable
from storage.repositories.deliveries import DeliveriesTable
from storage.repositories.drafts import DraftsTable
from storage.repositories.experiences import ExperiencesTable
from storage.repositories.feeds import FeedsTable
from storage.repositories.identities import IdentitiesTable
from storage.repositories.installs import InstallsTable
from storage.repositories.ledgers import FundsTable, JournalTable
from storage.repositories.local import AlternatesTable, DeputiesTable, GuestsTable, LocalSettingsTable
from storage.repositories.meetings import MeetingsTable
from storage.repositories.occasions import OccasionsTable
from storage.repositories.outbox import OutboxTable
from storage.repositories.people import PeopleTable
from storage.repositories.personal import PersonalDataTable
from storage.repositories.polls import PollsTable
from storage.repositories.preferences import PreferencesTable
from storage.repositories.records import RecordsTables
from storage.repositories.reminders import RemindersTable
from storage.repositories.retention import RetentionTable
from storage.repositories.search import SearchIndexTable
from storage.repositories.tasks import TasksTable
from storage.repositories.upkeep import UpkeepTable


class TableRepositories:
    """The Repositories port, and beside it the keys of deliveries."""

    def __init__(self, connection: Connection) -> None:
        self.people = PeopleTable(connection)
        self.installs = InstallsTable(connection)
        self.identities = IdentitiesTable(connection)
        self.meetings = MeetingsTable(connection)
        self.records = RecordsTables(connection)
        self.tasks = TasksTable(connection)
        self.absences = AbsencesTable(connection)
        self.agenda_items = AgendaItemsTable(connection)
        self.approvals = ApprovalsTable(connection)
        self.polls = PollsTable(connection)
        self.channels = ChannelsTable(connection)
        self.cases = CasesTable(connection)
        self.experiences = ExperiencesTable(connection)
        self.drafts = DraftsTable(connection)
        self.search = SearchIndexTable(connection)
        self.reminders = RemindersTable(connection)
        self.occasions = OccasionsTable(connection)
        self.outbox = OutboxTable(connection)
        self.audit = AuditTable(connection)
        self.local = LocalSettingsTable(connection)
        self.preferences = PreferencesTable(connection)
        self.feeds = FeedsTable(connection)
        self.deputies = DeputiesTable(connection)
        self.alternates = AlternatesTable(connection)
        self.guests = GuestsTable(connection)
        self.presences = PresencesTable(connection)
        self.decisions = DecisionsTable(connection)
        self.journal = JournalTable(connection)
        self.funds = FundsTable(connection)
        self.upkeep = UpkeepTable(connection)
        self.retention = RetentionTable(connection)
        self.personal = PersonalDataTable(connection)
        self.deliveries = DeliveriesTable(connection)
