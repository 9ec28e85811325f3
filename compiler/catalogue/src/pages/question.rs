//! The pages of facts and judgements.

use maatstaf_diagnostics::Text;
use maatstaf_semantics::report::period;

use crate::catalogue::Catalogue;
use crate::page::Page;
use crate::subject::Subject;
use crate::texts;

/// The page of a fact or a judgement.
pub(super) fn question(catalogue: &Catalogue<'_>, subject: &Subject, page: &mut Page) {
    let title = catalogue.title(subject);
    let name = catalogue.name(subject);
    let cites = catalogue.cites(subject).iter().map(|cite| cite.shown()).collect::<Vec<_>>().join(", ");
    match subject {
        Subject::Fact(id) => {
            let info = catalogue.library.fact(*id);
            let what = texts::is_fact(info.target.keyword(), info.ty.keyword());
            page.title(&title, &name, &[Text::same(cites), what]);
            catalogue.docs(subject, info.docs.as_ref(), page);
            page.said(&texts::the_question(), &info.ask);
            page.said(&texts::who(), &catalogue.who(&info.by, &info.advised));
            page.said(&texts::how_to_answer(), &Text::same(format!("`given {} …`", info.name)));
        }
        Subject::Judgement(id) => {
            let info = catalogue.library.judgement(*id);
            let targets = info.targets.iter().map(|target| target.keyword()).collect::<Vec<_>>().join(", ");
            page.title(&title, &name, &[Text::same(cites), texts::is_judgement(&targets)]);
            catalogue.docs(subject, info.docs.as_ref(), page);
            page.said(&texts::the_question(), &info.ask);
            for consider in &info.consider {
                page.said(&texts::to_weigh(), consider);
            }
            page.said(&texts::who(), &catalogue.who(&info.by, &info.advised));
            if let Some(length) = info.renew {
                page.said(&texts::lasts(), &period(length));
            }
            let example = format!("`judged {} yes by … on … because \"…\"`", info.name);
            page.said(&texts::how_to_answer(), &Text::same(example));
        }
        _ => {}
    }
    page.list(&texts::asked_by(), &catalogue.lines(catalogue.asked_by(subject)));
    page.list(&texts::sources(), &catalogue.citations(subject, page.lang()));
    page.source(&texts::in_maatstaf(), &catalogue.source(subject));
}
