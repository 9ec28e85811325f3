//! `maatstaf eval`: answers to requests, one JSON line for each.

mod requests;

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};

use maatstaf_diagnostics::Text;
use maatstaf_program::from_bytes;
use maatstaf_runtime::{Evaluator, LoadError};

use crate::args::Eval;
use crate::failure::Failure;
use crate::output::Output;
use crate::{FINE, texts};
use requests::Requests;

/// Runs the command. A denial is an answer, and so is what is said to a malformed request.
///
/// # Errors
/// When the program cannot be loaded, the requests cannot be read, or there are none.
pub(crate) fn run(options: &Eval, output: &mut Output) -> Result<u8, Failure> {
    let bytes = fs::read(&options.program).map_err(|error| Failure::reading(&options.program, &error))?;
    let evaluator = match options.engine {
        None => Evaluator::load(&bytes),
        Some(engine) => {
            from_bytes(&bytes).map_err(LoadError::Bundle).and_then(|program| Evaluator::from_program(program, engine))
        }
    };
    let evaluator = evaluator
        .map_err(|error| Failure::new(load_error(&error), texts::compile_again(&options.program.display())))?;
    let input: Box<dyn BufRead> = match &options.request {
        Some(path) => Box::new(BufReader::new(File::open(path).map_err(|error| Failure::reading(path, &error))?)),
        None => Box::new(BufReader::new(io::stdin())),
    };
    let mut answered = 0_usize;
    for request in Requests::new(input) {
        let request =
            request.map_err(|error| Failure::new(texts::cannot_read_input(&error), texts::check_the_path()))?;
        let answer = serde_json::to_string(&evaluator.decide_json(&request))
            .map_err(|error| Failure::new(texts::cannot_write_output(&error.into()), texts::check_the_output()))?;
        output.line(&answer);
        // Whoever asks line by line waits for the answer before asking again.
        output.flush();
        answered += 1;
        if output.is_closed() {
            break;
        }
    }
    if answered == 0 {
        return Err(Failure::new(texts::no_request(), texts::give_a_request()));
    }
    Ok(FINE)
}

/// Why a program cannot be loaded, for people.
pub(crate) fn load_error(error: &LoadError) -> Text {
    let text = match error {
        LoadError::Bundle(error) => error.text(),
        LoadError::Unsound(faults) => maatstaf_program::BundleError::Unsound(faults.clone()).text(),
        LoadError::Native(error) => return texts::no_native_code(error),
    };
    Text::new(text.nl, text.en)
}
