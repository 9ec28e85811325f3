//! scratch
use maatstaf_db::{Database, Loaded};
use maatstaf_semantics::report;

#[test]
fn smoke() {
    let (mut db, project) = Database::with_library();
    for d in report::library_diagnostics(&db, project) {
        println!("LIB {:?} {} {:?}", d.primary().map(|l| (l.file.to_string(), l.range.clone())), d.message.en, d.help.first().map(|h| h.en.clone()));
    }
    let text = std::fs::read_to_string(std::env::var("MAAT").unwrap()).unwrap();
    let loaded = Loaded { files: vec![("policy.maat".into(), text)], ..Loaded::default() };
    db.set_files(project, loaded);
    let date = std::env::var("ASOF").unwrap_or("2026-11-23".into()).parse().unwrap();
    let r = report::check(&db, project, date);
    for d in &r.diagnostics {
        println!("{:?} {} {:?}", d.code, d.message.en, d.primary().map(|l| l.range.clone()));
    }
    for v in &r.verdicts {
        println!("{:?} {} {:?} {:?} until {:?} {:?}", v.status, v.norm, v.cite, v.statements, v.until.map(|d| d.to_string()), v.questions.iter().map(|q| q.answer.clone()).collect::<Vec<_>>());
        for b in &v.because { println!("      {}", b.text.en); }
    }
    println!("{:?}", r.summary());
    for q in &r.questions { println!("Q {} [{}] {:?} {}", q.question.ask.en, q.question.who.en, q.norms, q.statements.len()); }
}
