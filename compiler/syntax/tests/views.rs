//! The typed views give what was written.

// A test stops at the first surprise.
#![allow(clippy::unwrap_used, clippy::panic)]

use maatstaf_syntax::ast::{
    AstNode, AtClause, Case, Citation, Clause, Concept, Expr, File, Given, GivenValueKind, HasTexts, Hours, Instrument,
    Item, Judged, KeepClause, Literal, Never, Norm, NumberValue, OperatorKind, Package, QuantifiedExpr, Require,
    ReviewMember, SortKind, Statement, Str, Text, TextLanguage, ToClause, UnitKind, VerbKind, WeekdayKind, WhereRule,
};
use maatstaf_syntax::{NodeRef, SyntaxNode, node_ref, node_refs, parse_file, parse_item, resolve};

fn all<T: AstNode>(text: &str) -> Vec<T> {
    let parse = parse_file(text);
    assert!(parse.errors().is_empty(), "{:?}", parse.errors());
    parse.root().descendants().filter_map(T::cast).collect()
}

fn one<T: AstNode>(text: &str) -> T {
    all(text).into_iter().next().unwrap()
}

#[test]
fn documentation_is_that_directly_above() {
    let text = "/// Not this.\n\n/// Matches the crew,\n///  without ranking.\n// aside\ninstrument a {\n /// Of b.\n starts 2026-01-01\n}";
    let instrument: Instrument = one(text);
    assert_eq!(instrument.docs().unwrap().en, "Matches the crew,\n without ranking.");
    assert_eq!(instrument.starts().unwrap().docs().unwrap().nl, "Of b.");
    assert_eq!(&text[std::ops::Range::from(instrument.range())], &text[text.find("instrument").unwrap()..]);
    assert_eq!(one::<Concept>("data a: b").docs(), None);
}

#[test]
fn documentation_is_for_everybody_or_in_the_language_that_the_line_names() {
    let of = |lines: &str| {
        let docs = one::<Concept>(&format!("{lines}data a: b")).docs().unwrap();
        [docs.nl, docs.en]
    };
    assert_eq!(of("/// For all.\n"), ["For all.", "For all."]);
    assert_eq!(of("///nl Een.\n///nl\n///nl  Twee.\n///en One.\n"), ["Een.\n\n Twee.", "One."]);
    assert_eq!(of("///nl Een.\n///en One.\n/// 123\n"), ["Een.\n123", "One.\n123"]);
    // What is there in one language stands in for the other.
    assert_eq!(of("///nl Een.\n"), ["Een.", "Een."]);
    assert_eq!(of("///en\tOne.\n"), ["\tOne.", "\tOne."]);
    // A word that begins like a language is a word.
    assert_eq!(of("///nlx y\n///enough\n/// nl z\n"), ["nlx y\nenough\nnl z", "nlx y\nenough\nnl z"]);
}

#[test]
fn a_concept_has_its_sort_its_parents_and_its_texts() {
    let concept: Concept = one("data a.b nl \"A\": c, d.e en \"B\" dpv <https://w3id.org/dpv#X>");
    assert_eq!(concept.sort().unwrap().kind(), Some(SortKind::Data));
    assert_eq!(concept.path().unwrap().segments(), ["a", "b"]);
    let parents: Vec<_> = concept.parents().unwrap().paths().map(|path| path.text()).collect();
    assert_eq!(parents, ["c", "d.e"]);
    assert_eq!(concept.text_in(TextLanguage::Dutch).as_deref(), Some("A"));
    assert_eq!(concept.text_in(TextLanguage::English).as_deref(), Some("B"));
    assert_eq!(concept.dpv().unwrap().iri().unwrap().value(), "https://w3id.org/dpv#X");
    let bare: Concept = one("data a \"X\": b");
    assert_eq!(bare.text_in(TextLanguage::English).as_deref(), Some("X"));
}

#[test]
fn texts_are_unescaped() {
    let value = |text: &str| one::<Str>(&format!("data a {text}")).value();
    assert_eq!(value(r#""a \"b\" \\ c\nd \e""#), "a \"b\" \\ c\nd \\e");
    assert_eq!(value("\"\""), "");
    assert_eq!(value("\"één\nregel\""), "één\nregel");
    assert_eq!(one::<Text>("data a nl \"x\"").language(), Some(TextLanguage::Dutch));
}

#[test]
fn numbers_dates_and_durations_have_values() {
    let value =
        |text: &str| one::<Given>(&format!("organisation o {{ given x {text} }}")).value().unwrap().kind().unwrap();
    let GivenValueKind::Literal(Literal::Number(number)) = value("67.50") else { panic!("no number") };
    assert_eq!(number.value(), Some(NumberValue::Decimal { units: 6750, scale: 2 }));
    assert_eq!(number.whole(), None);
    let GivenValueKind::Literal(Literal::Number(number)) = value("340") else { panic!("no number") };
    assert_eq!(number.whole(), Some(340));
    let GivenValueKind::Literal(Literal::Number(number)) = value("99999999999999999999") else { panic!("no number") };
    assert_eq!(number.value(), None);
    let GivenValueKind::Literal(Literal::Date(date)) = value("2026-02-31") else { panic!("no date") };
    assert_eq!(date.ymd(), Some((2026, 2, 31)));
    let GivenValueKind::Literal(Literal::Duration(duration)) = value("1 year") else { panic!("no duration") };
    assert_eq!(duration.unit().unwrap().kind(), Some(UnitKind::Years));
    assert!(matches!(value("\"x\""), GivenValueKind::Literal(Literal::Str(_))));
    assert_eq!(value("yes"), GivenValueKind::Yes);
    assert_eq!(value("no"), GivenValueKind::No);
    assert_eq!(value("granted"), GivenValueKind::Granted);
    assert_eq!(value("refused"), GivenValueKind::Refused);
}

#[test]
fn a_duration_without_a_unit_is_a_duration_without_a_unit() {
    let keep: KeepClause = one("instrument a { collect b keep at most 4 at crew }");
    assert_eq!(keep.most().unwrap().duration().unwrap().number().unwrap().whole(), Some(4));
    assert!(keep.most().unwrap().duration().unwrap().unit().is_none());
}

#[test]
fn a_statement_has_its_clauses_in_the_order_of_the_text() {
    let text = "instrument i { lead: show a, b.c to team_lead of subject, subject at crew(8) and above for x hidden }";
    let statement: Statement = one(text);
    assert_eq!(statement.label().unwrap().name().unwrap().text(), "lead");
    assert_eq!(statement.verb().unwrap().kind(), Some(VerbKind::Show));
    assert_eq!(statement.paths().map(|path| path.text()).collect::<Vec<_>>(), ["a", "b.c"]);
    let clauses: Vec<_> = statement.clauses().collect();
    let [Clause::To(to), Clause::At(at), Clause::Purpose(_), Clause::Hidden(_)] = &clauses[..] else {
        panic!("{clauses:?}")
    };
    let recipients: Vec<_> = to.recipients().map(|one| (one.is_subject(), one.of_subject())).collect();
    assert_eq!(recipients, [(false, true), (true, false)]);
    assert_eq!(at.group_size().unwrap().number().unwrap().whole(), Some(8));
    assert!(at.and_above());
    assert_eq!(statement.clause::<ToClause>().as_ref(), Some(to));
    assert!(!one::<AtClause>("instrument i { show a at team }").and_above());
}

#[test]
fn prohibitions_are_of_a_verb_of_any_use_or_of_combining() {
    let nevers: Vec<Never> = all("instrument i { never show a at team never use b for c never combine d, e for f }");
    let [show, any, combine] = &nevers[..] else { panic!("{nevers:?}") };
    assert_eq!(show.verb().unwrap().kind(), Some(VerbKind::Show));
    assert_eq!(any.verb().unwrap().kind(), Some(VerbKind::Use));
    assert!(combine.verb().is_none());
    assert_eq!(combine.paths().count(), 0);
    assert_eq!(combine.combine().unwrap().paths().count(), 2);
}

#[test]
fn a_review_tells_all_its_parts() {
    let text = include_str!("samples/policy.maat");
    let parse = parse_file(text);
    let review = parse.root().descendants().find_map(maatstaf_syntax::ast::Review::cast).unwrap();
    assert!(review.when().unwrap().is_before() && review.may_override() && review.hears_subject());
    assert_eq!(review.sees().unwrap().paths().count(), 2);
    assert_eq!(review.members().filter(|member| matches!(member, ReviewMember::By(_))).count(), 1);
}

#[test]
fn an_answer_has_who_when_why_and_until_when() {
    let judged: Judged = one(
        "answers for a { judged x of a.b no by court advised dpo, or_council on 2026-01-02 until 2027-01-02 because nl \"N\" en \"E\" see \"f\" }",
    );
    assert!(!judged.answer().unwrap().is_yes());
    assert_eq!(judged.by().unwrap().paths().next().unwrap().text(), "court");
    assert_eq!(judged.advised().flat_map(|advised| advised.paths()).count(), 2);
    assert_eq!(judged.until().unwrap().date().unwrap().ymd(), Some((2027, 1, 2)));
    assert_eq!(judged.because().unwrap().text_in(TextLanguage::English).as_deref(), Some("E"));
    assert_eq!(judged.sees().next().unwrap().evidence().unwrap().value(), "f");
}

#[test]
fn hours_give_their_days_and_times() {
    let hours: Hours = one("hours h: mon..fri 07:00..19:30, sun 00:00..24:00 Europe/Amsterdam");
    let spans: Vec<_> = hours.spans().map(|span| (span.days().unwrap(), span.times().unwrap())).collect();
    assert_eq!(spans[0].0.1.kind(), Some(WeekdayKind::Friday));
    assert_eq!(spans[0].1.1.hour_minute(), Some((19, 30)));
    assert_eq!(spans[1].0.0.kind(), spans[1].0.1.kind());
    assert_eq!(hours.zone().unwrap().text(), "Europe/Amsterdam");
}

#[test]
fn citations_are_spoken_as_people_write_them() {
    let text = "norm n cite VBW_22(2)(a), ECLI:NL:HR:2020:1, <https://example.org>, \"WP 248\", BW_7:611 { }";
    let norm: Norm = one(text);
    let spoken: Vec<_> = norm.cites().flat_map(|cite| cite.citations()).map(|one: Citation| one.spoken()).collect();
    assert_eq!(spoken, ["VBW 22(2)(a)", "ECLI:NL:HR:2020:1", "https://example.org", "WP 248", "BW 7:611"]);
}

#[test]
fn packages_and_cases_give_their_parts() {
    let package: Package = one(include_str!("samples/everything.maat"));
    assert_eq!(package.version().unwrap().text(), "2026.1.2");
    assert_eq!(package.sources().next().unwrap().celex().unwrap().code().unwrap().text(), "32016R0679");
    assert_eq!(package.ranks().unwrap().paths().count(), 3);
    let case: Case = one(include_str!("samples/everything.maat"));
    assert_eq!(case.expectations().count(), 9);
    assert_eq!(case.on().unwrap().date().unwrap().text(), "2019-08-12");
}

/// An expression with all its structure in brackets.
fn shape(expr: &Expr) -> String {
    let list = |exprs: &mut dyn Iterator<Item = Expr>| exprs.map(|expr| shape(&expr)).collect::<Vec<_>>().join(" ");
    match expr {
        Expr::Unless(unless) => {
            format!("[{} unless {}]", shape(&unless.main().unwrap()), shape(&unless.excuse().unwrap()))
        }
        Expr::Or(or) => format!("[or {}]", list(&mut or.operands())),
        Expr::And(and) => format!("[and {}]", list(&mut and.operands())),
        Expr::Not(not) if not.is_odd() => format!("[not {}]", shape(&not.operand().unwrap())),
        Expr::Not(not) => shape(&not.operand().unwrap()),
        Expr::Quantified(quantified) => {
            let word = if quantified.is_none() { "no" } else { "any" };
            format!("[{word} {} {}]", quantified.binders().count(), shape(&quantified.body().unwrap()))
        }
        Expr::Comparison(comparison) => format!(
            "[{} {} {}]",
            shape(&comparison.left().unwrap()),
            comparison.operator().unwrap().kind().unwrap().word(),
            shape(&comparison.right().unwrap())
        ),
        Expr::Paren(paren) => shape(&paren.inner().unwrap()),
        Expr::Judged(judged) => format!("judged:{}/{}", judged.judgement().unwrap().text(), judged.arguments().count()),
        Expr::Call(call) => format!("{}/{}", call.name().unwrap().text(), call.arguments().count()),
        other => other.syntax().text().to_string(),
    }
}

#[test]
fn expressions_bind_as_the_language_says() {
    let expr = |text: &str| shape(&one::<Require>(&format!("norm n {{ require {text} }}")).expr().unwrap());
    assert_eq!(expr("a"), "a");
    assert_eq!(expr("a and b or not c and d"), "[or [and a b] [and [not c] d]]");
    assert_eq!(expr("a or b unless c or d"), "[[or a b] unless [or c d]]");
    assert_eq!(expr("not not not a is b"), "[not [a is b]]");
    assert_eq!(expr("not not a"), "a");
    assert_eq!(expr("(a or b) and c"), "[and [or a b] c]");
    assert_eq!(expr("any collect c, use u where c flows to u and x or y"), "[any 2 [or [and [c flows to u] x] y]]");
    assert_eq!(expr("a and no use u where u.x = no unless y"), "[and a [no 1 [[u.x = no] unless y]]]");
    assert_eq!(
        expr("a.b >= 15 months and c <= 3 and d != 2026-01-01"),
        "[and [a.b >= 15 months] [c <= 3] [d != 2026-01-01]]"
    );
    assert_eq!(
        expr("a compatible   with b or a incompatible with c"),
        "[or [a compatible with b] [a incompatible with c]]"
    );
    assert_eq!(expr("a draws on b and a before b and a after b"), "[and [a draws on b] [a before b] [a after b]]");
    assert_eq!(expr("judged(compatible, c, u) and big(o) and here()"), "[and judged:compatible/2 big/1 here/0]");
}

#[test]
fn every_comparison_has_its_kind() {
    for word in ["is", "compatible with", "flows to", "draws on", "before", "after", ">=", "<=", "!=", "=", ">", "<"] {
        let rule: WhereRule = one(&format!("norm n {{ where a {word} b }}"));
        let Some(Expr::Comparison(comparison)) = rule.expr() else { panic!("{word}") };
        assert_eq!(comparison.operator().unwrap().kind(), OperatorKind::from_word(word));
    }
}

#[test]
fn a_quantifier_tells_any_from_no() {
    assert!(one::<QuantifiedExpr>("define f() = no use u where yes").is_none());
    assert!(!one::<QuantifiedExpr>("define f() = any use u where no").is_none());
}

#[test]
fn items_know_their_names() {
    let file = File::cast(parse_file("grouping a: team norm b { } answers for c { }").root()).unwrap();
    let names: Vec<_> = file.items().map(|item: Item| item.name().map(|name| name.text())).collect();
    assert_eq!(names, [Some("a".to_owned()), Some("b".to_owned()), None]);
}

fn item(text: &str) -> SyntaxNode {
    parse_item(text).root().first_child().unwrap()
}

#[test]
fn a_position_survives_white_space_and_comments() {
    let before = item("instrument a { collect b from c at team }");
    let after = item("// new\n/// docs\ninstrument a\n{\n   collect b // why\n  from c\n\n at team\n}\n");
    assert_eq!(node_refs(&before).len(), node_refs(&after).len());
    for (number, node) in node_refs(&before).into_iter().enumerate() {
        let reference = NodeRef(u32::try_from(number).unwrap());
        assert_eq!(node_ref(&before, &node), reference);
        let range = resolve(&after, reference).unwrap();
        if node.first_child().is_none() {
            assert_eq!(after.text().slice(range - after.text_range().start()).to_string(), node.text().to_string());
        }
    }
    assert_eq!(resolve(&before, NodeRef(1000)), None);
}

#[test]
fn a_node_begins_and_ends_with_a_word() {
    let root = parse_file(include_str!("samples/everything.maat")).root();
    for node in root.descendants().skip(1) {
        assert!(!node.last_token().unwrap().kind().is_trivia(), "{node:?}");
        let first = node.first_token().unwrap().kind();
        assert!(!first.is_trivia() || first == maatstaf_syntax::SyntaxKind::DocComment, "{node:?}");
    }
}
