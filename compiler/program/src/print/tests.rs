use crate::*;

#[test]
fn a_program_is_printed_with_names_in_the_place_of_indices() {
    insta::assert_snapshot!(sample::program(), @r#"
    program acme "Acme Ltd"
      language 0.1, compiler 0.1.0
      source a.maat abababab
      package nl.avg 2026.1 01010101
    data pace
    data pick_rate: pace
    decision shift
    purpose planning
    party lead
    party senior_lead: lead
    worker employee
    grouping crew
    event end
    attribute tenure: Duration
    context mood: Text
    zone Europe/Amsterdam +3600 s, from 2026-03-29T01:00:00Z +7200 s
    hours office in Europe/Amsterdam: mon 07:00..mon 19:00 sun 06:00..sun 24:00

    grant board.live
      show data pace
      keep nothing
      standing granted

    never board.never.1
      use data pace except to subject
      at individual or finer
      standing granted

    grant board.shift
      decide decision shift
      standing granted
      review before effect by lead, within 172800 s, may override, hears subject, sees pick_rate, sees reasons

    grant board.view @ a.maat:3:5
      show data pick_rate for planning about employee to subject, lead of subject
      at team per crew of at least 8 and above
      keep at least 7 days at most 1 month 2 days 3 s after end in Europe/Amsterdam
      hold for claim
      during office
      every 900 s
      when (mood = "calm")
      standing blocked: NormOpen nl.avg.proportionality [AVG 5(1)(c)] "Not judged yet."
        from 2026-01-01T00:00:00Z granted
        from 2027-01-01T00:00:00Z if ((tenure >= 31556952 s) or (mood = "calm")), or else: NormOpen nl.avg.proportionality [AVG 5(1)(c)] "Not judged yet."
      origin blocked: NormOpen nl.avg.proportionality [AVG 5(1)(c)] "Not judged yet."
        from 2026-01-01T00:00:00Z granted
        from 2027-01-01T00:00:00Z if ((tenure >= 31556952 s) or (mood = "calm")), or else: NormOpen nl.avg.proportionality [AVG 5(1)(c)] "Not judged yet."
      must log actor for 6 months, "For the court."
      must know "Mind."
      accepted from 1970-01-01T00:00:00Z until 1970-01-02T00:00:00Z: NormOpen nl.avg.proportionality [AVG 5(1)(c)] "Not judged yet."
    "#);
}

#[test]
fn a_program_that_was_never_verified_is_printed_too() {
    let mut program = sample::program();
    program.symbols = Symbols::default();
    program.zones.clear();
    program.schedules.clear();
    program.windows.clear();
    program.reasons.clear();
    // An expression that names itself, and one that unfolds without end.
    program.exprs = vec![Expr::Not(ExprId(0))];
    for at in 0..200 {
        program.exprs.push(Expr::And(ExprId(at), ExprId(at)));
    }
    for rule in &mut program.rules {
        rule.when = Some(ExprId(200));
    }
    let text = program.to_string();
    assert!(text.contains("when (") && text.contains('?'));
    assert!(text.len() < 200_000, "{}", text.len());
}
