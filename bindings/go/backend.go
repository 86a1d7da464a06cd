package tlsconf

// A door of libtlsconf: a request goes in, an answer comes out.
type door int

const (
	doorCheck door = iota
	doorInspect
	doorEmit
	doorConfig
	doorGenerate
	doorProbe
	// doorProbeNext names the next step, and doorProbeText answers as the program prints it.
	doorProbeNext
	doorProbeText
	// doorText answers with the report as the program prints it.
	doorText
	doorClients
	doorTargets
	doorRules
	// doorPage takes the code of a rule.
	doorPage
	doorVersion
)

// A backend runs libtlsconf. What it gives belongs to the caller; it keeps nothing of a request.
type backend interface {
	// call gives a status of tlsconf.h, and the answer, or the sentence that says what is wrong. The error is a fault of
	// tlsconf, or of what runs it.
	call(through door, request []byte) (status uint32, answer []byte, err error)
}

// ask is a call whose failures are errors.
func ask(through door, request []byte) ([]byte, error) {
	status, answer, err := current.call(through, request)
	if err != nil {
		return nil, &InternalError{cause: err}
	}
	if status != statusOK {
		return nil, failure(status, string(answer))
	}
	return answer, nil
}

var _ backend = current
