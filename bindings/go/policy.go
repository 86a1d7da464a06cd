package tlsconf

import (
	"crypto/tls"
	"slices"
	"strings"
)

// Groups of RFC 8446 and of draft-ietf-tls-ecdhe-mlkem that crypto/tls has, by number: a Go that lacks one passes over it.
var groups = map[string]tls.CurveID{
	"secp256r1":          tls.CurveP256,
	"secp384r1":          tls.CurveP384,
	"secp521r1":          tls.CurveP521,
	"x25519":             tls.X25519,
	"SecP256r1MLKEM768":  4587,
	"X25519MLKEM768":     4588,
	"SecP384r1MLKEM1024": 4589,
}

// policy sets versions, suites and groups, and notes what crypto/tls cannot be told.
func (c *Config) policy() error {
	settings, config := c.settings, c.template
	config.MinVersion, config.MaxVersion = version(settings.MinVersion), version(settings.MaxVersion)
	suites, unknown := suites(settings.TLS12Suites)
	if len(unknown) > 0 {
		c.note("suites-left-out", "crypto/tls does not have: "+strings.Join(unknown, ", "))
		if len(suites) == 0 {
			if config.MaxVersion < tls.VersionTLS13 {
				return &RequestError{Field: "policy.tls12_suites", Message: "crypto/tls has none of them: " + strings.Join(unknown, ", ")}
			}
			config.MinVersion = tls.VersionTLS13
			c.note("tls12-left-out", "TLS 1.2 is left out: crypto/tls has none of the suites that the policy allows it")
		}
	}
	// Empty would allow TLS 1.2 no suite at all.
	if len(suites) > 0 {
		config.CipherSuites = suites
	}
	if len(settings.TLS13Suites) > 0 {
		c.note("no-tls13-suites", "crypto/tls chooses the suites of TLS 1.3 itself; no option sets them")
	}
	c.curves()
	return nil
}

func (c *Config) curves() {
	var left []string
	for _, group := range c.settings.Groups {
		if curve, ok := groups[group.IANA]; ok {
			c.template.CurvePreferences = append(c.template.CurvePreferences, curve)
		} else {
			left = append(left, group.IANA)
		}
	}
	if len(left) > 0 {
		then := ""
		if len(c.template.CurvePreferences) == 0 {
			then = "; its own default stands"
		}
		c.note("groups-left-out", "this Go does not have: "+strings.Join(left, ", ")+then)
	}
}

func (c *Config) note(code, text string) {
	c.notes = append(c.notes, EmitNote{Code: code, Text: text})
}

// suites are those that crypto/tls has, by IANA's names, and the names of the rest.
func suites(asked []SuiteName) (known []uint16, unknown []string) {
	there := slices.Concat(tls.CipherSuites(), tls.InsecureCipherSuites())
	for _, suite := range asked {
		at := slices.IndexFunc(there, func(one *tls.CipherSuite) bool { return one.Name == suite.IANA })
		if at < 0 {
			unknown = append(unknown, suite.IANA)
			continue
		}
		known = append(known, there[at].ID)
	}
	return known, unknown
}

func version(text string) uint16 {
	if text == "1.2" {
		return tls.VersionTLS12
	}
	return tls.VersionTLS13
}
