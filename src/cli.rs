//! The command line: what was typed. The only file that knows clap, but for the
//! names of formats, which clap reads from the type that owns them.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Args, Command, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::date::Date;
use crate::report::Format;
use crate::schema::Kind;
use crate::towns::Shard;
use crate::words::{finding as words, help, serve, towns};
use crate::yaml::nearest;

const HELP_TEMPLATE: &str = "\
{about-with-newline}
{usage-heading} {usage}

{all-args}";

/// What the user asked for.
#[derive(Debug, Parser)]
#[command(name = "tebiki", about = help::ABOUT, help_template = HELP_TEMPLATE)]
pub struct Options {
    #[command(subcommand)]
    pub command: Verb,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Verb {
    #[command(about = help::BUILD)]
    Build {
        #[command(flatten)]
        project: Project,
        #[arg(long, value_name = "DIR", default_value = "public", help = help::OUT)]
        out: PathBuf,
        #[arg(long, value_name = "FILE", help = help::ZIP)]
        zip: Option<PathBuf>,
        #[arg(long, help = help::FORCE)]
        force: bool,
        #[arg(long, help = help::TIMINGS)]
        timings: bool,
        #[arg(long, value_name = "DIR", conflicts_with = "zip", help = towns::TOWNS)]
        towns: Option<PathBuf>,
        #[arg(long, value_name = "I/N", value_parser = Shard::parse, requires = "towns", help = towns::SHARD)]
        shard: Option<Shard>,
        #[arg(long, value_name = "DIR", default_value = "public-trainer", help = help::TRAINER_OUT)]
        trainer_out: PathBuf,
    },
    #[command(about = help::CHECK)]
    Check {
        #[command(flatten)]
        project: Project,
    },
    #[command(about = serve::SERVE)]
    Serve {
        #[command(flatten)]
        project: Project,
        #[arg(long, value_name = "PORT", default_value_t = 8000, help = serve::PORT)]
        port: u16,
        #[arg(long, help = serve::OPEN)]
        open: bool,
    },
    #[command(about = help::RELEASE)]
    Release {
        #[command(flatten)]
        project: Project,
    },
    #[command(about = help::INIT)]
    Init {
        #[arg(value_name = "DIR", help = help::INIT_DIR)]
        dir: PathBuf,
        #[arg(long, help = help::INIT_FULL)]
        full: bool,
    },
    #[command(about = help::SCHEMA)]
    Schema {
        #[arg(value_name = "KIND", value_parser = kind, required_unless_present = "write", help = help::SCHEMA_KIND)]
        kind: Option<Kind>,
        #[arg(long, help = help::SCHEMA_WRITE)]
        write: bool,
        #[arg(long, value_name = "DIR", default_value = ".", help = help::ROOT)]
        root: PathBuf,
    },
    #[command(about = help::EXPLAIN)]
    Explain {
        #[arg(value_name = "CODE", help = help::EXPLAIN_CODE)]
        code: Option<String>,
    },
}

/// Which project, and how findings are treated.
#[derive(Debug, Args)]
pub struct Project {
    #[arg(long, value_name = "DIR", default_value = ".", help = help::ROOT)]
    pub root: PathBuf,
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "human", help = help::MESSAGE_FORMAT)]
    pub message_format: Format,
    #[arg(long, help = help::DENY_WARNINGS)]
    pub deny_warnings: bool,
    /// "Today" for the checks of dates; the edition's date without it.
    #[arg(long, value_name = "DATE", value_parser = day, help = help::AS_OF)]
    pub as_of: Option<Date>,
}

/// A kind of source file that has a schema.
fn kind(text: &str) -> Result<Kind, String> {
    let names = Kind::WORDS.map(|(word, _)| word);
    let found = Kind::WORDS.iter().find(|(word, _)| *word == text).map(|(_, kind)| *kind);
    found.ok_or_else(|| words::choose_from(&names, nearest(text, names.into_iter())))
}

/// A whole day; a month alone would leave open whether a date in it has passed.
fn day(text: &str) -> Result<Date, String> {
    match Date::parse(text) {
        Ok(date) if date.day.is_some() => Ok(date),
        Ok(_) => Err(help::day_missing(text)),
        Err(error) => Err(words::date_invalid(text, &error) + &words::date_cure(&error)),
    }
}

/// Reads the command line; clap's own answer (help, version, a usage error) otherwise.
///
/// # Errors
/// The text to print and its exit code are in the error.
pub fn parse(args: impl IntoIterator<Item = std::ffi::OsString>) -> Result<Options, clap::Error> {
    let matches = japanese(Options::command().version(env!("CARGO_PKG_VERSION"))).try_get_matches_from(args)?;
    Options::from_arg_matches(&matches)
}

/// Puts clap's own headings and help flags into Japanese, for all commands below as well.
fn japanese(command: Command) -> Command {
    let versioned = command.get_version().is_some();
    let mut command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .help_template(HELP_TEMPLATE.replace("{usage-heading}", help::USAGE_HEADING))
        .subcommand_help_heading(help::COMMANDS_HEADING)
        .next_help_heading(help::OPTIONS_HEADING)
        .mut_args(|arg| arg.help_heading(help::OPTIONS_HEADING).hide_possible_values(true))
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(help::HELP)
                .help_heading(help::OPTIONS_HEADING),
        );
    if versioned {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).help(help::VERSION);
        command = command.arg(version.help_heading(help::OPTIONS_HEADING));
    }
    command.mut_subcommands(japanese)
}
