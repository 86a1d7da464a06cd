package tlsconf

import (
	"fmt"
	"strings"
)

// A RequestError says what is wrong with a request itself: nothing was judged.
type RequestError struct {
	// Field is the field that cannot be taken up; empty where the request as a whole cannot be understood.
	Field   string
	Message string
}

func (e *RequestError) Error() string {
	if e.Field == "" {
		return e.Message
	}
	return e.Field + ": " + e.Message
}

// A RefusedError says why there is no configuration: Go would refuse the files, or pass over a part of them in silence, or
// they are unsafe.
type RefusedError struct {
	// Message says what, where, and how it is mended: for people, not stable.
	Message string
	// Causes are the findings that are the reason, the first to be mended first; empty where the reason is none of the
	// report's.
	Causes []Finding
	// Report is on the files as they were given, for this client alone.
	Report *Report
}

func (e *RefusedError) Error() string { return e.Message }

// An InternalError is a fault of tlsconf, to be reported. The next call starts afresh.
type InternalError struct {
	cause error
}

func (e *InternalError) Error() string {
	return fmt.Sprintf("tlsconf failed; this is a fault of tlsconf, please report it: %v", e.cause)
}

func (e *InternalError) Unwrap() error { return e.cause }

// Statuses of libtlsconf, by their numbers in tlsconf.h.
const (
	statusOK              = 0
	statusInvalidUTF8     = 3
	statusInvalidArgument = 4
	statusTooLarge        = 6
	statusInvalidJSON     = 8
)

// failure makes an error of a status and the sentence that came with it.
func failure(status uint32, sentence string) error {
	switch status {
	case statusInvalidArgument:
		if field, message, ok := strings.Cut(sentence, ": "); ok {
			return &RequestError{Field: field, Message: message}
		}
		return &RequestError{Message: sentence}
	case statusInvalidJSON, statusInvalidUTF8, statusTooLarge:
		return &RequestError{Message: sentence}
	}
	return &InternalError{cause: fmt.Errorf("status %d %s", status, sentence)}
}
