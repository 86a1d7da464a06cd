//! `tlsconf completions` and `tlsconf man`: both made from the definition of the command line.

use std::io;

use clap_complete::Shell;
use clap_mangen::Man;

use crate::{
    args,
    misuse::Stop,
    output::{self, Exit},
};

pub fn completions(shell: Shell) -> Result<Exit, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut args::command(), "tlsconf", &mut script);
    output::print(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Fine)
}

/// One page: the program, then each command under a heading of its own.
pub fn man() -> Result<Exit, Stop> {
    let mut page = Vec::new();
    render(&mut page).map_err(|error| Stop::misuse(format!("the manual page cannot be made: {error}")))?;
    output::print(&String::from_utf8_lossy(&page))?;
    Ok(Exit::Fine)
}

fn render(page: &mut Vec<u8>) -> io::Result<()> {
    let mut command = args::command();
    command.build();
    let whole = Man::new(command.clone());
    whole.render_title(page)?;
    whole.render_name_section(page)?;
    whole.render_synopsis_section(page)?;
    whole.render_description_section(page)?;
    whole.render_options_section(page)?;
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        page.extend_from_slice(format!(".SH \"TLSCONF {}\"\n", sub.get_name().to_uppercase()).as_bytes());
        // Said once, above.
        let own = sub.clone().mut_arg("color", |arg| arg.hide(true)).mut_arg("help", |arg| arg.hide(true));
        let man = Man::new(own);
        let mut body = Vec::new();
        man.render_synopsis_section(&mut body)?;
        man.render_description_section(&mut body)?;
        man.render_options_section(&mut body)?;
        examples(&man, &mut body)?;
        // On one page the headings of a command stand below the command's own.
        page.extend_from_slice(String::from_utf8_lossy(&body).replace(".SH ", ".SS ").as_bytes());
    }
    examples(&whole, page)
}

/// clap_mangen calls them *EXTRA*, and fills their lines as it does paragraphs.
fn examples(man: &Man, page: &mut Vec<u8>) -> io::Result<()> {
    let mut section = Vec::new();
    man.render_extra_section(&mut section)?;
    let text = String::from_utf8_lossy(&section);
    if let Some((_, body)) = text.split_once(".SH EXTRA\n") {
        page.extend_from_slice(
            format!(".SH EXAMPLES\n.nf\n{}.fi\n", body.trim_start_matches("Examples:\n")).as_bytes(),
        );
    }
    Ok(())
}
