//! UTCTime and GeneralizedTime (RFC 5280, 4.1.2.5), also in the forms that DER forbids and old tools wrote: without
//! seconds, with a fraction, with an offset.

use time::{Date, Month};

use super::der::{Element, GENERALIZED_TIME, UTC_TIME};
use crate::contract::Timestamp;

pub(crate) fn read(element: &Element<'_>) -> Option<Timestamp> {
    let text = element.content;
    let (year, rest) = match element.tag {
        UTC_TIME => {
            let year = number(text.get(..2)?)?;
            // RFC 5280: 50 to 99 are years of the twentieth century.
            (if year < 50 { 2000 + year } else { 1900 + year }, text.get(2..)?)
        }
        GENERALIZED_TIME => (number(text.get(..4)?)?, text.get(4..)?),
        _ => return None,
    };
    let month = Month::try_from(u8::try_from(number(rest.get(..2)?)?).ok()?).ok()?;
    let day = u8::try_from(number(rest.get(2..4)?)?).ok()?;
    let days = i64::from(Date::from_calendar_date(i32::try_from(year).ok()?, month, day).ok()?.to_julian_day())
        - i64::from(Date::from_calendar_date(1970, Month::January, 1).ok()?.to_julian_day());
    let hour = number(rest.get(4..6)?)?;
    let minute = number(rest.get(6..8)?)?;
    let mut zone = rest.get(8..)?;
    let mut second = 0;
    if let Some(digits) = zone.get(..2).filter(|digits| digits.iter().all(u8::is_ascii_digit)) {
        second = number(digits)?;
        zone = zone.get(2..)?;
    }
    if let Some((b'.' | b',', fraction)) = zone.split_first() {
        zone = fraction.get(fraction.iter().take_while(|octet| octet.is_ascii_digit()).count()..)?;
    }
    // 60 is a leap second; 24:00 does not exist in ASN.1.
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let offset = match zone {
        b"Z" => 0,
        [sign @ (b'+' | b'-'), digits @ ..] if digits.len() == 4 => {
            let seconds = number(digits.get(..2)?)? * 3600 + number(digits.get(2..)?)? * 60;
            if *sign == b'+' { seconds } else { -seconds }
        }
        _ => return None,
    };
    Some(Timestamp::from_unix(days * 86_400 + hour * 3600 + minute * 60 + second - offset))
}

fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0, |value, octet| octet.is_ascii_digit().then(|| value * 10 + i64::from(octet - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(tag: u8, text: &str) -> Option<String> {
        read(&Element { tag, whole: text.as_bytes(), content: text.as_bytes(), at: 0 }).map(|m| m.to_string())
    }

    #[test]
    fn every_form_is_read() {
        for (tag, text, expected) in [
            (UTC_TIME, "500101000000Z", "1950-01-01T00:00:00Z"),
            (UTC_TIME, "491231235959Z", "2049-12-31T23:59:59Z"),
            (UTC_TIME, "9902281200Z", "1999-02-28T12:00:00Z"),
            (UTC_TIME, "990228120000+0130", "1999-02-28T10:30:00Z"),
            (UTC_TIME, "990228120000-0130", "1999-02-28T13:30:00Z"),
            (UTC_TIME, "161231235960Z", "2017-01-01T00:00:00Z"),
            (GENERALIZED_TIME, "99991231235959Z", "9999-12-31T23:59:59Z"),
            (GENERALIZED_TIME, "19010203040506Z", "1901-02-03T04:05:06Z"),
            (GENERALIZED_TIME, "20260101000000.5Z", "2026-01-01T00:00:00Z"),
        ] {
            assert_eq!(moment(tag, text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn no_moment_is_no_moment() {
        for (tag, text) in [
            (UTC_TIME, "260230000000Z"),
            (UTC_TIME, "261301000000Z"),
            (UTC_TIME, "260101240000Z"),
            (UTC_TIME, "260101235961Z"),
            (UTC_TIME, "260101000000+01300"),
            (UTC_TIME, "260101000000"),
            (UTC_TIME, "26010100000xZ"),
            (GENERALIZED_TIME, "260101000000Z"),
            (0x04, "260101000000Z"),
            (UTC_TIME, ""),
        ] {
            assert_eq!(moment(tag, text), None, "{text}");
        }
    }
}
