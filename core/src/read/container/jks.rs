//! Java's own keystores, JKS and JCEKS (`sun.security.provider.JavaKeyStore`): certificates stand in them in DER and in
//! the clear; keys are encrypted with a scheme of their own and stay closed.

/// What a keystore holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::read) struct Keystore {
    /// Alias and DER.
    pub certificates: Vec<(String, Vec<u8>)>,
    /// Aliases of private keys.
    pub keys: Vec<String>,
    /// Why the rest was not read.
    pub stopped: Option<&'static str>,
}

pub(in crate::read) fn read(octets: &[u8]) -> Keystore {
    let mut reader = Reader { rest: octets };
    let mut keystore = Keystore::default();
    keystore.stopped = entries(&mut reader, &mut keystore).err();
    keystore
}

fn entries(reader: &mut Reader<'_>, keystore: &mut Keystore) -> Result<(), &'static str> {
    const CUT: &str = "it is cut off";
    reader.number().ok_or(CUT)?;
    let version = reader.number().ok_or(CUT)?;
    if !matches!(version, 1 | 2) {
        return Err("its version is neither 1 nor 2");
    }
    let count = reader.number().ok_or(CUT)?;
    // Nothing is reserved for the count: the octets end before a lie does harm.
    for _ in 0..count {
        let tag = reader.number().ok_or(CUT)?;
        let alias = reader.text().ok_or(CUT)?;
        reader.take(8).ok_or(CUT)?;
        match tag {
            1 => {
                let length = reader.number().ok_or(CUT)?;
                reader.take(length as usize).ok_or(CUT)?;
                keystore.keys.push(alias.clone());
                for _ in 0..reader.number().ok_or(CUT)? {
                    let der = reader.certificate(version).ok_or(CUT)?;
                    keystore.certificates.push((alias.clone(), der.to_vec()));
                }
            }
            2 => {
                let der = reader.certificate(version).ok_or(CUT)?.to_vec();
                keystore.certificates.push((alias, der));
            }
            3 => return Err("it holds a secret key, behind which only Java can read on"),
            _ => return Err("it holds an entry of an unknown kind"),
        }
    }
    Ok(())
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_be_bytes)
    }

    /// `DataInput.readUTF`: a length of two octets, then modified UTF-8.
    fn text(&mut self) -> Option<String> {
        let length = self.take(2)?.try_into().ok().map(u16::from_be_bytes)?;
        Some(String::from_utf8_lossy(self.take(usize::from(length))?).into_owned())
    }

    fn certificate(&mut self, version: u32) -> Option<&'a [u8]> {
        if version == 2 {
            self.text()?;
        }
        let length = self.number()?;
        self.take(length as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf(text: &str) -> Vec<u8> {
        [&(text.len() as u16).to_be_bytes(), text.as_bytes()].concat()
    }

    fn trusted(alias: &str, der: &[u8]) -> Vec<u8> {
        let length = (der.len() as u32).to_be_bytes();
        [&[0, 0, 0, 2], utf(alias).as_slice(), &[0; 8], &utf("X.509"), &length, der].concat()
    }

    #[test]
    fn trusted_certificates_and_chains_are_taken_out() {
        let (alias, kind) = (utf("client"), utf("X.509"));
        let key: [&[u8]; 7] =
            [&[0, 0, 0, 1], &alias, &[0; 8], &[0, 0, 0, 3, 9, 9, 9], &[0, 0, 0, 1], &kind, &[0, 0, 0, 1, 7]];
        let head = [0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0, 0, 0, 2];
        let store = [&head[..], &trusted("ca", &[1, 2]), &key.concat(), &[0; 20]];
        let expected = Keystore {
            certificates: vec![("ca".into(), vec![1, 2]), ("client".into(), vec![7])],
            keys: vec!["client".into()],
            stopped: None,
        };
        assert_eq!(read(&store.concat()), expected);
    }

    #[test]
    fn what_is_cut_off_gives_what_it_has() {
        let store =
            [&[0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0xff, 0xff, 0xff, 0xff][..], &trusted("ca", &[1, 2])].concat();
        let found = read(&store);
        assert_eq!((found.certificates.len(), found.stopped), (1, Some("it is cut off")));
        let entry =
            |tag| [&[0xce, 0xce, 0xce, 0xce, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, tag][..], &utf("x"), &[0; 8]].concat();
        assert_eq!(read(&entry(3)).stopped, Some("it holds a secret key, behind which only Java can read on"));
        assert_eq!(read(&entry(4)).stopped, Some("it holds an entry of an unknown kind"));
        assert_eq!(read(&[0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 9]).stopped, Some("its version is neither 1 nor 2"));
    }
}
