//! `tlsconf completions` and `tlsconf man`: both made from the definition of the command line.

use std::io;

use clap_complete::Shell;

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
    clap_mangen::Man::new(command.clone()).render(page)?;
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        let name = sub.get_name().to_uppercase();
        let section = clap_mangen::Man::new(sub.clone());
        page.extend_from_slice(format!(".SH \"TLSCONF {name}\"\n").as_bytes());
        // Inside a page of one program the headings of a command are one step lower.
        let mut body = Vec::new();
        section.render_synopsis_section(&mut body)?;
        section.render_description_section(&mut body)?;
        section.render_options_section(&mut body)?;
        page.extend_from_slice(String::from_utf8_lossy(&body).replace(".SH ", ".SS ").as_bytes());
    }
    Ok(())
}
