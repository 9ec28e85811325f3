//! What the commands say, in both languages side by side. What the checker says stands with the diagnostics.

mod arguments;

use maatstaf_diagnostics::{Text, texts};

pub(crate) use self::arguments::*;

texts! {
    /// A line of a decision log.
    pub(crate) fn log_altered() {
        nl: "deze regel is geen regel van een beslislogboek, of is veranderd.",
        en: "this line is none of a decision log, or was changed.",
    }
    /// A line of a decision log.
    pub(crate) fn log_number(expected: u64, found: u64) {
        nl: "hier hoort regel {expected} te staan, en er staat regel {found}: er ontbreken regels, of ze zijn verplaatst.",
        en: "line {expected} belongs here, and this is line {found}: lines are missing, or were moved.",
    }
    /// A line of a decision log.
    pub(crate) fn log_unlinked() {
        nl: "deze regel volgt op een andere regel dan die ervoor staat.",
        en: "this line follows another line than the one before it.",
    }
    /// A line of a decision log.
    pub(crate) fn log_unfinished() {
        nl: "het bestand eindigt midden in deze regel.",
        en: "the file ends in the middle of this line.",
    }
    /// A decision log without lines.
    pub(crate) fn log_empty() { nl: "Er staat geen regel in.", en: "There is no line in it." }
    /// A decision log that is whole.
    pub(crate) fn log_whole(lines: u64, first: u64, last: u64) {
        nl: "Heel: {lines} regels, van {first} tot en met {last}.",
        en: "Whole: {lines} lines, from {first} to {last}.",
    }
    /// The line that was asked for is not there.
    pub(crate) fn log_does_not_contain() {
        nl: "De regel met de gevraagde hash staat er niet in: het eind is weggehaald, of alles is opnieuw geschreven.",
        en: "The line with that hash is not in it: the end was taken away, or all of it was written anew.",
    }
    /// A server answers from here on.
    pub(crate) fn listening(url: &str) { nl: "Luistert op {url}", en: "Listening on {url}" }
    /// A file could not be read.
    pub(crate) fn cannot_read(path: &std::path::Display<'_>, why: &std::io::Error) {
        nl: "`{path}` is niet te lezen ({why}).",
        en: "`{path}` cannot be read ({why}).",
    }
    /// A file could not be written.
    pub(crate) fn cannot_write(path: &std::path::Display<'_>, why: &std::io::Error) {
        nl: "`{path}` is niet te schrijven ({why}).",
        en: "`{path}` cannot be written ({why}).",
    }
    /// The server for editors cannot start.
    pub(crate) fn cannot_serve(error: &std::io::Error) {
        nl: "De taalserver kan niet starten: {error}.",
        en: "The language server cannot start: {error}.",
    }

    /// What to do when it cannot.
    pub(crate) fn close_something() {
        nl: "Sluit andere programma's en probeer het opnieuw.",
        en: "Close other programs and try again.",
    }

    /// The output could not be written.
    pub(crate) fn cannot_write_output(why: &std::io::Error) {
        nl: "De uitvoer is niet te schrijven ({why}).",
        en: "The output cannot be written ({why}).",
    }
    /// The input could not be read.
    pub(crate) fn cannot_read_input(why: &std::io::Error) {
        nl: "De invoer is niet te lezen ({why}).",
        en: "The input cannot be read ({why}).",
    }
    /// A way out.
    pub(crate) fn check_the_path() {
        nl: "Controleer het pad, en of u het bestand mag lezen.",
        en: "Check the path, and whether you may read the file.",
    }
    /// A way out.
    pub(crate) fn check_the_folder() {
        nl: "Controleer of de map bestaat en of u erin mag schrijven.",
        en: "Check that the folder exists and that you may write in it.",
    }
    /// A way out.
    pub(crate) fn check_the_output() {
        nl: "Controleer of er ruimte is waar de uitvoer heen gaat.",
        en: "Check that there is room where the output goes.",
    }
    /// A way out.
    pub(crate) fn give_utf8() { nl: "Geef tekst in UTF-8.", en: "Give text in UTF-8." }
}

texts! {
    /// The heading of a report.
    pub(crate) fn checked_on(date: &jiff::civil::Date) { nl: "Getoetst op {date}", en: "Checked on {date}" }
    /// An instrument that starts later is read when it starts.
    pub(crate) fn read_at_start(instrument: &str, date: &jiff::civil::Date) {
        nl: "`{instrument}` begint pas op {date}, en is naar die dag getoetst.",
        en: "`{instrument}` does not start until {date}, and was checked as of that day.",
    }
    /// An instrument that has ended is read on its last day.
    pub(crate) fn read_at_end(instrument: &str, date: &jiff::civil::Date) {
        nl: "`{instrument}` is geëindigd; de laatste dag was {date}, en naar die dag is getoetst.",
        en: "`{instrument}` has ended; its last day was {date}, and it was checked as of that day.",
    }
    /// Open norms that are not shown in full.
    pub(crate) fn more_open(count: usize) {
        nl: "Er staan nog {count} andere normen open; `--all` toont ze.",
        en: "{count} more norms are open; `--all` shows them.",
    }
    /// One open norm that is not shown in full.
    pub(crate) fn one_more_open() {
        nl: "Er staat nog één andere norm open; `--all` toont die.",
        en: "One more norm is open; `--all` shows it.",
    }
    /// A heading.
    pub(crate) fn questions_first() {
        nl: "Beantwoord eerst",
        en: "Answer first",
    }
    /// Questions that are not shown.
    pub(crate) fn more_questions(count: usize) {
        nl: "En daarna nog {count}; `--all` toont ze.",
        en: "And {count} more after that; `--all` shows them.",
    }
    /// Who answers a question.
    pub(crate) fn answered_by(who: &Text) { nl: "Wie: {who}", en: "Who: {who}" }
    /// How an answer is written.
    pub(crate) fn written_as(answer: &str) { nl: "Schrijf: {answer}", en: "Write: {answer}" }
    /// What to weigh.
    pub(crate) fn weigh(what: &Text) { nl: "Weeg mee: {what}", en: "Weigh: {what}" }
    /// What an answer would settle.
    pub(crate) fn would_unblock(norms: &str, statements: &Text) {
        nl: "Nodig voor: {norms}; raakt {statements}",
        en: "Needed for: {norms}; concerns {statements}",
    }
    /// A number of statements.
    pub(crate) fn statements(count: usize) { nl: "{count} regels", en: "{count} statements" }
    /// A heading.
    pub(crate) fn satisfied() { nl: "Voldaan", en: "Satisfied" }
    /// Until when a verdict holds.
    pub(crate) fn until(date: &jiff::civil::Date) { nl: "tot {date}", en: "until {date}" }
    /// What is left is decided at run time.
    pub(crate) fn per_request() { nl: "verder per aanvraag beslist", en: "the rest decided per request" }
    /// A heading.
    pub(crate) fn lapses_soon() { nl: "Binnenkort niet meer voldaan", en: "Satisfied, but not for long" }
    /// A norm that will soon be open.
    pub(crate) fn soon_open(cite: &str, title: &Text, date: &jiff::civil::Date) {
        nl: "{cite} ({title}) staat vanaf {date} weer open.",
        en: "{cite} ({title}) is open again from {date}.",
    }
    /// A norm that will soon be violated.
    pub(crate) fn soon_violated(cite: &str, title: &Text, date: &jiff::civil::Date) {
        nl: "{cite} ({title}) is vanaf {date} geschonden.",
        en: "{cite} ({title}) is violated from {date}.",
    }
    /// A heading.
    pub(crate) fn violated_before() { nl: "Eerder geschonden", en: "Violated in the past" }
    /// A past violation.
    pub(crate) fn past(cite: &str, title: &Text, from: &jiff::civil::Date, until: &jiff::civil::Date) {
        nl: "{cite} ({title}): van {from} tot {until}.",
        en: "{cite} ({title}): from {from} until {until}.",
    }
    /// A past violation without a known start.
    pub(crate) fn past_until(cite: &str, title: &Text, until: &jiff::civil::Date) {
        nl: "{cite} ({title}): tot {until}.",
        en: "{cite} ({title}): until {until}.",
    }
    /// A heading.
    pub(crate) fn accepted() { nl: "Open, en door iemand aanvaard", en: "Open, and accepted by somebody" }

    /// The last lines of a report.
    pub(crate) fn summary(date: &jiff::civil::Date, satisfied: usize, violated: usize, open: usize) {
        nl: "{date}: {satisfied} voldaan, {violated} geschonden, {open} open.",
        en: "{date}: {satisfied} satisfied, {violated} violated, {open} open.",
    }
    /// There was nothing to check.
    pub(crate) fn nothing_checked(date: &jiff::civil::Date) {
        nl: "{date}: er is niets getoetst. Dat er niets is gevonden, zegt dus niets.",
        en: "{date}: nothing was checked. That nothing was found says nothing.",
    }
    /// What the outcome does not say.
    pub(crate) fn no_objection() {
        nl: "Geen bezwaar gevonden volgens deze normen, op deze datum, bij deze antwoorden. Daarmee is niet gezegd dat het \
             beleid rechtmatig is.",
        en: "No objection found by these norms, on this date, on these answers. That does not say that the policy is \
             lawful.",
    }
    /// What the outcome does not say.
    pub(crate) fn not_a_judgement() {
        nl: "Dit is geen oordeel over de rechtmatigheid van het beleid: alleen wat deze normen op deze datum bij deze \
             antwoorden opleveren.",
        en: "This is no judgement of whether the policy is lawful: only what these norms give, on this date, on these \
             answers.",
    }
    /// Errors in the text, besides verdicts.
    pub(crate) fn with_errors(count: usize) {
        nl: "De tekst heeft fouten ({count}): wat daardoor niet te lezen was, is niet getoetst.",
        en: "The text has errors ({count}): what could not be read because of them was not checked.",
    }
}

texts! {
    /// Packages of the project that stand in for those of the library.
    pub(crate) fn replaced_packages(names: &str) {
        nl: "Let op: uit dit project, en niet uit de meegeleverde normenbibliotheek: {names}.",
        en: "Note: from this project, and not from the library of norms that Maatstaf brings along: {names}.",
    }

    /// Where relative paths in SARIF start.
    pub(crate) fn sarif_root() {
        nl: "De map waarin de toets is gedraaid.",
        en: "The folder in which the check was run.",
    }

    /// Where the paths of the library in SARIF start.
    pub(crate) fn sarif_library() {
        nl: "De normenbibliotheek die Maatstaf meebrengt.",
        en: "The library of norms that Maatstaf brings along.",
    }

    /// Nothing was compiled.
    pub(crate) fn not_compiled(path: &std::path::Display<'_>) {
        nl: "`{path}` is niet gemaakt: een beleid met fouten wordt niet gecompileerd.",
        en: "`{path}` was not made: a policy with errors is not compiled.",
    }
    /// A way out.
    pub(crate) fn nothing_written() { nl: "Er is niets geschreven.", en: "Nothing was written." }
    /// A program was made.
    pub(crate) fn compiled(path: &std::path::Display<'_>, rules: usize, bytes: usize, hash: &str) {
        nl: "{path}: regels in het programma: {rules}, omvang: {bytes} bytes, kenmerk: {hash}.",
        en: "{path}: rules in the program: {rules}, size: {bytes} bytes, hash: {hash}.",
    }
    /// An object file or a header could not be made.
    pub(crate) fn no_object(error: &maatstaf_runtime::ObjectError) {
        nl: "Voor deze machine of onder deze naam kan geen objectbestand worden gemaakt ({error}).",
        en: "No object file can be made for this machine or under this name ({error}).",
    }
    /// A program without rules.
    pub(crate) fn grants_nothing() {
        nl: "Er is niets toegestaan: elke aanvraag wordt geweigerd.",
        en: "Nothing is granted: every request is denied.",
    }
    /// Norms that keep something from being granted.
    pub(crate) fn not_granted(date: &jiff::civil::Date, violated: usize, open: usize) {
        nl: "Op {date} zijn normen geschonden ({violated}) of open ({open}). Wat zij raken wordt geweigerd zolang dat zo is, \
             tenzij iemand voor een open norm instaat; `maatstaf check` laat zien welke het zijn.",
        en: "On {date} norms are violated ({violated}) or open ({open}). What they concern is denied for as long as that is \
             so, unless somebody answers for an open norm; `maatstaf check` shows which they are.",
    }

    /// A way out.
    pub(crate) fn compile_again(path: &std::path::Display<'_>) {
        nl: "Maak `{path}` opnieuw met `maatstaf compile`.",
        en: "Make `{path}` again with `maatstaf compile`.",
    }
    /// No native code on this machine.
    pub(crate) fn no_native_code(why: &maatstaf_runtime::NativeError) {
        nl: "Op deze machine is geen machinecode te maken ({why}).",
        en: "Native code cannot be made on this machine ({why}).",
    }
    /// There was nothing to answer.
    pub(crate) fn no_request() { nl: "Er is geen aanvraag.", en: "There is no request." }
    /// A way out.
    pub(crate) fn give_a_request() {
        nl: "Geef een aanvraag in JSON op de standaardinvoer, of een bestand met `--request`.",
        en: "Give a request in JSON on the standard input, or a file with `--request`.",
    }

    /// Standard input and files do not go together.
    pub(crate) fn input_or_files() {
        nl: "`-` gaat niet samen met bestanden.",
        en: "`-` does not go together with files.",
    }
    /// A path that cannot be written back to.
    pub(crate) fn strange_path(path: &str) {
        nl: "Naar `{path}` is niet terug te schrijven: de naam heeft tekens die niet te lezen zijn.",
        en: "`{path}` cannot be written back to: its name has characters that cannot be read.",
    }
    /// A way out.
    pub(crate) fn rename_the_file() { nl: "Geef het bestand een andere naam.", en: "Give the file another name." }
    /// A file was left as it was.
    pub(crate) fn not_formatted(path: &str) {
        nl: "{path}: niet opgemaakt, want de betekenis zou veranderen; het bestand is gelaten zoals het was.",
        en: "{path}: not formatted, for its meaning would change; the file was left as it was.",
    }
    /// A way out.
    pub(crate) fn report_this() {
        nl: "Dit is een fout in Maatstaf; meld hem met de tekst erbij.",
        en: "This is a defect of Maatstaf; report it with the text.",
    }

    /// An instrument that is not there.
    pub(crate) fn no_such_instrument(name: &str) {
        nl: "Er is geen instrument `{name}`.",
        en: "There is no instrument `{name}`.",
    }
    /// A way out.
    pub(crate) fn check_the_name() {
        nl: "Neem de naam over die in het beleid achter `instrument` staat.",
        en: "Take the name that stands after `instrument` in the policy.",
    }
    /// A version was recorded.
    pub(crate) fn recorded(name: &str, version: i64, atoms: usize, path: &std::path::Display<'_>) {
        nl: "Versie {version} van {name} ligt vast in {path} (handelingen: {atoms}). Bewaar dat bestand bij het beleid.",
        en: "Version {version} of {name} is on record in {path} (acts: {atoms}). Keep that file with the policy.",
    }
    /// A version was recorded before, with the same content.
    pub(crate) fn already_recorded(path: &std::path::Display<'_>) {
        nl: "{path} ligt al zo vast; er is niets veranderd.",
        en: "{path} is on record just so; nothing was changed.",
    }
    /// A version was recorded before, with other content.
    pub(crate) fn recorded_otherwise(name: &str, version: i64, path: &std::path::Display<'_>) {
        nl: "Versie {version} van {name} ligt al vast in {path}, en daar staat iets anders. Wat is vastgelegd is bewijs, en \
             wordt niet overschreven.",
        en: "Version {version} of {name} is on record in {path} already, and it says something else. What is on record is \
             evidence, and is not overwritten.",
    }
    /// A way out.
    pub(crate) fn raise_the_version(version: i64) {
        nl: "Geef het instrument `version {version}`.",
        en: "Give the instrument `version {version}`.",
    }

    /// A folder that has something in it.
    pub(crate) fn folder_not_empty(path: &std::path::Display<'_>) {
        nl: "`{path}` is niet leeg.",
        en: "`{path}` is not empty.",
    }
    /// A way out.
    pub(crate) fn choose_another_folder() {
        nl: "Kies een map die er nog niet is.",
        en: "Choose a folder that is not there yet.",
    }
    /// A policy was started.
    pub(crate) fn started(path: &std::path::Display<'_>) {
        nl: "{path} is gemaakt. Toets het met:",
        en: "{path} was made. Check it with:",
    }

    /// A case that passed or not, by name.
    pub(crate) fn case_failed(name: &str, place: &str) {
        nl: "mislukt: {name} ({place})",
        en: "failed: {name} ({place})",
    }
    /// Nothing was tested.
    pub(crate) fn no_cases() { nl: "Hier staan geen casussen.", en: "There are no cases here." }
}

texts! {
    /// A change in a norm.
    pub(crate) fn require_negated() { nl: "`require` omgekeerd", en: "`require` turned into its opposite" }
    /// A change in a norm.
    pub(crate) fn where_dropped() { nl: "zonder `where`", en: "without its `where`" }
    /// A change in a norm.
    pub(crate) fn dropped() { nl: "weggelaten", en: "left out" }
    /// A change in a norm.
    pub(crate) fn from_earlier() { nl: "een maand eerder in werking", en: "in force a month earlier" }
    /// A change in a norm.
    pub(crate) fn from_later() { nl: "een maand later in werking", en: "in force a month later" }
    /// A change in a norm.
    pub(crate) fn until_earlier() { nl: "een maand eerder vervallen", en: "ended a month earlier" }
    /// A change in a norm.
    pub(crate) fn until_later() { nl: "een maand later vervallen", en: "ended a month later" }
    /// A change in a norm.
    pub(crate) fn part_dropped(keyword: &str, position: usize) {
        nl: "`{keyword}` zonder voorwaarde {position}",
        en: "`{keyword}` without condition {position}",
    }
    /// Nobody noticed a change.
    pub(crate) fn survived(place: &str, norm: &str, change: &Text, name: &str) {
        nl: "{place}: {norm}: {change}: geen casus merkt het ({name})",
        en: "{place}: {norm}: {change}: no case notices ({name})",
    }
    /// The mutants of a package.
    pub(crate) fn mutants_of(package: &str, killed: usize, all: usize, percent: &str) {
        nl: "{package}: {killed} van {all} opgemerkt ({percent}%)",
        en: "{package}: {killed} of {all} noticed ({percent}%)",
    }
    /// The norms of a policy itself, which have no package.
    pub(crate) fn own_norms() { nl: "eigen normen", en: "norms of its own" }
    /// Survivors that are on the list.
    pub(crate) fn accepted_survivors(count: usize) {
        nl: "Aanvaard, met een reden: {count}.",
        en: "Accepted, with a reason: {count}.",
    }
    /// Something on the list that is no survivor.
    pub(crate) fn accepted_for_nothing(norm: &str, change: &str) {
        nl: "{norm}: {change}: staat op de lijst, en blijft niet onopgemerkt",
        en: "{norm}: {change}: is on the list, and does not go unnoticed",
    }
    /// Cases that were not used.
    pub(crate) fn cases_that_fail(count: usize) {
        nl: "Casussen die zonder verandering al mislukken, en hier niets zeggen: {count}.",
        en: "Cases that fail without any change, and tell nothing here: {count}.",
    }
    /// A list that cannot be used.
    pub(crate) fn not_a_list(path: &std::path::Display<'_>, line: u64) {
        nl: "`{path}` heeft op regel {line} geen norm, verandering en reden.",
        en: "`{path}` has no norm, change and reason on line {line}.",
    }
    /// A way out.
    pub(crate) fn write_norm_change_reason() {
        nl: "Begin met `norm,change,reason`, en geef elke regel die drie.",
        en: "Begin with `norm,change,reason`, and give every line those three.",
    }
}

texts! {
    /// Nothing has this name.
    pub(crate) fn nothing_called(name: &str) {
        nl: "Geen melding, norm, vindplaats, vraag, pakket of begrip heet `{name}`.",
        en: "No diagnostic, norm, citation, question, package or concept is called `{name}`.",
    }
    /// A way out.
    pub(crate) fn see_all_codes() {
        nl: "`maatstaf explain --all` toont alle meldingen; `--project PAD` zoekt ook in een beleid.",
        en: "`maatstaf explain --all` shows all diagnostics; `--project PATH` looks in a policy too.",
    }
    /// What it is.
    pub(crate) fn is_instrument() { nl: "instrument", en: "instrument" }
    /// What it is.
    pub(crate) fn is_statement(instrument: &str) { nl: "regel van {instrument}", en: "statement of {instrument}" }
    /// What it is.
    pub(crate) fn is_attribute(ty: &str) {
        nl: "kenmerk van de persoon (`{ty}`), pas bij de aanvraag bekend",
        en: "attribute of the person (`{ty}`), known only from the request",
    }
    /// What it is.
    pub(crate) fn is_context(ty: &str) {
        nl: "gegeven van de aanvraag (`{ty}`)",
        en: "value of the request (`{ty}`)",
    }
    /// What it is.
    pub(crate) fn is_grouping(level: &str) { nl: "indeling op niveau `{level}`", en: "grouping at level `{level}`" }
    /// What it is.
    pub(crate) fn is_hours(zone: &str) { nl: "urenschema in {zone}", en: "schedule of hours in {zone}" }
    /// Whose it is.
    pub(crate) fn from_package(name: &str) { nl: "uit `{name}`", en: "from `{name}`" }
    /// Whose it is.
    pub(crate) fn from_this_policy() { nl: "uit dit beleid", en: "from this policy" }
    /// A version.
    pub(crate) fn version(version: &str) { nl: "versie {version}", en: "version {version}" }
    /// A heading.
    pub(crate) fn in_maatstaf() { nl: "In Maatstaf", en: "In Maatstaf" }
    /// A heading.
    pub(crate) fn the_question() { nl: "De vraag", en: "The question" }
    /// A heading.
    pub(crate) fn is_a_kind_of() { nl: "Is een soort van", en: "Is a kind of" }
    /// A heading.
    pub(crate) fn kinds_of_it() { nl: "Soorten hiervan", en: "Kinds of it" }
    /// A heading.
    pub(crate) fn dpv_term() { nl: "In het Data Privacy Vocabulary", en: "In the Data Privacy Vocabulary" }
    /// A heading.
    pub(crate) fn norms_about_it() { nl: "Normen die ernaar kijken", en: "Norms that look at it" }
    /// A heading.
    pub(crate) fn its_statements() { nl: "Regels", en: "Statements" }
    /// A heading.
    pub(crate) fn when() { nl: "Wanneer", en: "When" }
    /// From one moment to another.
    pub(crate) fn from_to(from: &Text, to: &Text) { nl: "{from} tot {to}", en: "{from} to {to}" }
}

/// How sure a norm is, in a word.
pub(crate) fn strength(strength: maatstaf_semantics::hir::Strength) -> Text {
    use maatstaf_semantics::hir::Strength;
    match strength {
        Strength::Law => Text::new("wet", "law"),
        Strength::Guidance => Text::new("richtsnoer", "guidance"),
        Strength::Code => Text::new("gedragscode", "code"),
    }
}

texts! {
    /// What it is, in a list.
    pub(crate) fn is_exception() { nl: "uitzondering", en: "exception" }
    /// What a package has.
    pub(crate) fn in_package(norms: usize, exceptions: usize, questions: usize, cases: usize) {
        nl: "normen: {norms}, uitzonderingen: {exceptions}, vragen: {questions}, casussen: {cases}",
        en: "norms: {norms}, exceptions: {exceptions}, questions: {questions}, cases: {cases}",
    }
    /// What became of the provisions of the law.
    pub(crate) fn provisions(decided: usize, judged: usize, left_out: usize) {
        nl: "bepalingen: {decided} beslist, {judged} door mensen beoordeeld, {left_out} weggelaten",
        en: "provisions: {decided} decided, {judged} judged by people, {left_out} left out",
    }
    /// The end of a list.
    pub(crate) fn packages_in_all(packages: usize, norms: usize, exceptions: usize) {
        nl: "Pakketten: {packages}, normen: {norms}, uitzonderingen: {exceptions}.",
        en: "Packages: {packages}, norms: {norms}, exceptions: {exceptions}.",
    }
    /// The end of a list.
    pub(crate) fn provisions_in_all(packages: usize, decided: usize, judged: usize, left_out: usize) {
        nl: "Bepalingen, in de {packages} pakketten die ze tellen: {decided} beslist, {judged} door mensen beoordeeld, \
             {left_out} weggelaten.",
        en: "Provisions, in the {packages} packages that count them: {decided} decided, {judged} judged by people, \
             {left_out} left out.",
    }
    /// A table that cannot be read.
    pub(crate) fn no_table_of_provisions(path: &str, line: usize) {
        nl: "`{path}` is geen tabel van bepalingen: zie regel {line}.",
        en: "`{path}` is no table of provisions: see line {line}.",
    }
    /// A way out.
    pub(crate) fn write_cite_kind_home() {
        nl: "Begin met `cite,kind,home`; `kind` is decided, judged of left_out.",
        en: "Begin with `cite,kind,home`; `kind` is decided, judged or left_out.",
    }
    /// Nothing has this name.
    pub(crate) fn no_norm_called(name: &str) {
        nl: "Geen norm, uitzondering, vraag, casus, pakket of vindplaats heet `{name}`.",
        en: "No norm, exception, question, case, package or citation is called `{name}`.",
    }
    /// A way out.
    pub(crate) fn see_all_norms() {
        nl: "`maatstaf norms` toont alle normen; `--project PAD` zoekt ook in een beleid.",
        en: "`maatstaf norms` shows all norms; `--project PATH` looks in a policy too.",
    }
    /// A site was written.
    pub(crate) fn site_written(path: &std::path::Display<'_>, files: usize) {
        nl: "{path}: {files} bestanden; begin bij index.html.",
        en: "{path}: {files} files; begin at index.html.",
    }
    /// A folder that has other things in it.
    pub(crate) fn not_of_the_site(path: &std::path::Display<'_>) {
        nl: "`{path}` is niet door deze opdracht gemaakt, en wordt niet vervangen.",
        en: "`{path}` was not made by this command, and is not replaced.",
    }
}
