//go:build tlsconf_native

package tlsconf

/*
#include <stdlib.h>
#include <string.h>
#include <tlsconf.h>
*/
import "C"

import (
	"errors"
	"fmt"
	"unsafe"
)

// current is the back end of this build: libtlsconf as it is installed.
var current = native{}

type native struct{}

// Start does nothing: the library is there. Without the build tag tlsconf_native it compiles the module.
func Start() error { return nil }

// CompileInto does nothing: the library is compiled. Without the build tag tlsconf_native it names a folder for what is.
func CompileInto(string) error { return nil }

func (native) call(through door, request []byte) (uint32, []byte, error) {
	// C wants a pointer even to nothing, and an end of text behind a code.
	if len(request) == 0 {
		request = []byte{0}[:0]
	}
	octets := (*C.uint8_t)(unsafe.SliceData(request))
	length := C.size_t(len(request))
	var answer *C.tlsconf_text
	switch through {
	case doorCheck:
		return given(C.tlsconf_check_json(octets, length, &answer), answer)
	case doorInspect:
		return given(C.tlsconf_inspect_json(octets, length, &answer), answer)
	case doorEmit:
		return given(C.tlsconf_emit_json(octets, length, &answer), answer)
	case doorConfig:
		return given(C.tlsconf_config_json(octets, length, &answer), answer)
	case doorGenerate:
		return given(C.tlsconf_generate_json(octets, length, &answer), answer)
	case doorProbe:
		return given(C.tlsconf_probe_json(octets, length, &answer), answer)
	case doorProbeNext:
		return given(C.tlsconf_probe_next_json(octets, length, &answer), answer)
	case doorProbeText:
		return given(C.tlsconf_probe_text_json(octets, length, &answer), answer)
	case doorText:
		var report *C.tlsconf_report
		status := C.tlsconf_report_build_json(octets, length, &report, &answer)
		if status != C.TLSCONF_OK {
			return given(status, answer)
		}
		defer C.tlsconf_report_free(report)
		return statusOK, text(C.tlsconf_report_text(report)), nil
	case doorClients:
		return listed(C.tlsconf_clients_json())
	case doorTargets:
		return listed(C.tlsconf_targets_json())
	case doorRules:
		return listed(C.tlsconf_rules_json())
	case doorPage:
		code := C.CString(string(request))
		defer C.free(unsafe.Pointer(code))
		page := C.tlsconf_rule_page(code)
		if page == nil {
			return statusInvalidArgument, []byte("code: there is no such rule"), nil
		}
		return listed(page)
	case doorVersion:
		return statusOK, text(C.tlsconf_version()), nil
	}
	return 0, nil, fmt.Errorf("there is no door %d", through)
}

func listed(answer *C.tlsconf_text) (uint32, []byte, error) {
	if answer == nil {
		return 0, nil, errors.New("the library gave nothing")
	}
	return given(C.TLSCONF_OK, answer)
}

// given copies a text and frees it, which wipes it.
func given(status C.tlsconf_status, answer *C.tlsconf_text) (uint32, []byte, error) {
	if answer == nil {
		return uint32(status), nil, nil
	}
	defer C.tlsconf_text_free(answer)
	there := unsafe.Slice((*byte)(unsafe.Pointer(C.tlsconf_text_data(answer))), int(C.tlsconf_text_len(answer)))
	return uint32(status), append([]byte(nil), there...), nil
}

func text(text *C.char) []byte {
	return append([]byte(nil), unsafe.Slice((*byte)(unsafe.Pointer(text)), int(C.strlen(text)))...)
}
