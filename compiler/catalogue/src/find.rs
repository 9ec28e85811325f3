//! What a reader may call a subject.

use maatstaf_diagnostics::nearest;
use maatstaf_semantics::norms::shown_citation;

use crate::catalogue::Catalogue;
use crate::subject::Subject;

impl Catalogue<'_> {
    /// Everything that is called so: by name, by package and name, or by a citation, as the language or as people write it.
    /// Norms come first, cases and packages last.
    pub fn find(&self, called: &str) -> Vec<Subject> {
        let cited = shown_citation(called.trim());
        let mut found: Vec<Subject> = self.subjects();
        found.retain(|subject| {
            let name = self.name(subject);
            let own = name.rsplit('.').next().unwrap_or(&name);
            // A ruling is not what a case is called, but what it is about.
            let is_cited = || {
                let all = self.cites(subject).iter();
                let norm = self.head(subject).is_some();
                norm && all.map(|cite| cite.shown()).any(|shown| shown == cited)
            };
            name == called || own == called || is_cited()
        });
        if !called.is_empty() && self.library.package(called).is_some() {
            found.push(Subject::Package(called.to_owned()));
        }
        found
    }

    /// The article or ruling that is cited so, when something rests on it.
    pub fn find_article(&self, called: &str) -> Option<Subject> {
        let cited = shown_citation(called.trim());
        let article = self.articles().find(|article| *article == cited);
        article.map(|article| Subject::Article(article.to_owned()))
    }

    /// All that readers may call subjects by.
    pub fn all_names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.packages().iter().map(|package| package.name.to_string()).collect();
        for subject in self.subjects() {
            let name = self.name(&subject);
            names.extend(name.rsplit_once('.').map(|(_, own)| own.to_owned()));
            names.push(name);
            names.extend(self.cites(&subject).iter().map(|cite| cite.raw.clone()));
        }
        names
    }

    /// The name that was probably meant.
    pub fn nearest(&self, called: &str) -> Option<String> {
        let names = self.all_names();
        nearest(called, names.iter().map(String::as_str)).map(str::to_owned)
    }
}
