//go:build !tlsconf_native

package tlsconf

import (
	"bytes"
	"compress/gzip"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"math"
	"runtime"
	"sync"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// libtlsconf compiled for wasm32-unknown-unknown (ffi/wasm); `make go-module` writes it.
//
//go:embed tlsconf.wasm.gz
var compressed []byte

// An instance that a large request has let grow beyond this is not kept.
const keptMemory = 32 << 20

// current is the back end of this build.
var current = &module{idle: make(chan *instance, runtime.GOMAXPROCS(0))}

// module is the compiled module, and instances that wait for a call: one serves one call at a time.
type module struct {
	mutex    sync.Mutex
	cache    wazero.CompilationCache
	runtime  wazero.Runtime
	compiled wazero.CompiledModule
	idle     chan *instance
}

// Start compiles the module, which the first call does otherwise: about a second of one processor, once in a process.
func Start() error {
	if _, _, err := current.start(); err != nil {
		return &InternalError{cause: err}
	}
	return nil
}

// CompileInto keeps the compiled module in a folder, from where later processes take it: starting takes a twentieth then. The
// folder must be writable by nobody who may not run code as this process does. It is to be called before anything else.
// With the build tag tlsconf_native it does nothing.
func CompileInto(folder string) error {
	cache, err := wazero.NewCompilationCacheWithDir(folder)
	if err != nil {
		return err
	}
	current.mutex.Lock()
	defer current.mutex.Unlock()
	if current.runtime != nil {
		return errors.New("the module is compiled already: call CompileInto before anything else")
	}
	current.cache = cache
	return nil
}

func (m *module) start() (wazero.Runtime, wazero.CompiledModule, error) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.runtime != nil {
		return m.runtime, m.compiled, nil
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(compressed))
	if err != nil {
		return nil, nil, err
	}
	octets, err := io.ReadAll(unpacked)
	if err != nil {
		return nil, nil, err
	}
	ctx := context.Background()
	config := wazero.NewRuntimeConfig()
	if m.cache != nil {
		config = config.WithCompilationCache(m.cache)
	}
	started := wazero.NewRuntimeWithConfig(ctx, config)
	compiled, err := started.CompileModule(ctx, octets)
	if err != nil {
		return nil, nil, errors.Join(err, started.Close(ctx))
	}
	m.runtime, m.compiled = started, compiled
	return started, compiled, nil
}

func (m *module) call(through door, request []byte) (uint32, []byte, error) {
	// Addresses in the module have 32 bits, and the answer needs some of them.
	if len(request) > math.MaxInt32 {
		return statusTooLarge, []byte("the request has more than 2 GiB"), nil
	}
	one, err := m.take()
	if err != nil {
		return 0, nil, err
	}
	status, answer, err := one.call(through, request)
	if err != nil {
		// It trapped: what that left behind is not to be relied on, and may hold a key.
		one.discard()
		return 0, nil, err
	}
	one.wipeStack()
	if one.memory.Size() > keptMemory {
		one.discard()
		return status, answer, nil
	}
	select {
	case m.idle <- one:
	default:
		one.discard()
	}
	return status, answer, nil
}

func (m *module) take() (*instance, error) {
	select {
	case one := <-m.idle:
		return one, nil
	default:
	}
	started, compiled, err := m.start()
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	made, err := started.InstantiateModule(ctx, compiled, wazero.NewModuleConfig().WithName(""))
	if err != nil {
		return nil, err
	}
	one := &instance{module: made, memory: made.Memory()}
	top, err := one.run("tlsconf_wasm_stack_top")
	if err != nil {
		return nil, errors.Join(err, made.Close(ctx))
	}
	one.stackTop = top
	return one, nil
}

type instance struct {
	module   api.Module
	memory   api.Memory
	stackTop uint32
}

var errMemory = errors.New("the module has no memory left")

// run calls a function of the module. Its arguments, and its result if it has one, are 32 bits wide.
func (i *instance) run(name string, arguments ...uint32) (uint32, error) {
	function := i.module.ExportedFunction(name)
	if function == nil {
		return 0, fmt.Errorf("the module lacks %s", name)
	}
	stack := make([]uint64, max(1, len(arguments)))
	for at, argument := range arguments {
		stack[at] = api.EncodeU32(argument)
	}
	if err := function.CallWithStack(context.Background(), stack); err != nil {
		return 0, err
	}
	return api.DecodeU32(stack[0]), nil
}

func (i *instance) call(through door, request []byte) (uint32, []byte, error) {
	// The request, an end of text behind it, and room for two pointers before it.
	size := uint32(len(request)) + 9
	at, err := i.run("tlsconf_wasm_alloc", size)
	if err != nil {
		return 0, nil, err
	}
	if at == 0 || !i.memory.Write(at+8, request) {
		return 0, nil, errMemory
	}
	status, answer, err := i.through(through, at+8, uint32(len(request)), at, at+4)
	if err != nil {
		return 0, nil, err
	}
	_, err = i.run("tlsconf_wasm_free", at, size)
	return status, answer, err
}

func (i *instance) through(through door, request, length, first, second uint32) (uint32, []byte, error) {
	switch through {
	case doorCheck:
		return i.json("tlsconf_check_json", request, length, first)
	case doorInspect:
		return i.json("tlsconf_inspect_json", request, length, first)
	case doorEmit:
		return i.json("tlsconf_emit_json", request, length, first)
	case doorConfig:
		return i.json("tlsconf_config_json", request, length, first)
	case doorGenerate:
		return i.json("tlsconf_generate_json", request, length, first)
	case doorProbe:
		return i.json("tlsconf_probe_json", request, length, first)
	case doorProbeNext:
		return i.json("tlsconf_probe_next_json", request, length, first)
	case doorProbeText:
		return i.json("tlsconf_probe_text_json", request, length, first)
	case doorText:
		return i.report(request, length, first, second)
	case doorClients:
		return i.table("tlsconf_clients_json")
	case doorTargets:
		return i.table("tlsconf_targets_json")
	case doorRules:
		return i.table("tlsconf_rules_json")
	case doorPage:
		page, err := i.run("tlsconf_rule_page", request)
		if err == nil && page == 0 {
			return statusInvalidArgument, []byte("code: there is no such rule"), nil
		}
		return i.given(statusOK, page, err)
	case doorVersion:
		at, err := i.run("tlsconf_version")
		if err != nil {
			return 0, nil, err
		}
		version, err := i.text(at)
		return statusOK, version, err
	}
	return 0, nil, fmt.Errorf("there is no door %d", through)
}

func (i *instance) json(name string, request, length, out uint32) (uint32, []byte, error) {
	status, err := i.run(name, request, length, out)
	if err != nil {
		return 0, nil, err
	}
	answer, ok := i.memory.ReadUint32Le(out)
	if !ok {
		return 0, nil, errMemory
	}
	return i.given(status, answer, nil)
}

func (i *instance) report(request, length, out, sentence uint32) (uint32, []byte, error) {
	status, err := i.run("tlsconf_report_build_json", request, length, out, sentence)
	if err != nil {
		return 0, nil, err
	}
	report, ok := i.memory.ReadUint32Le(out)
	said, isSaid := i.memory.ReadUint32Le(sentence)
	if !ok || !isSaid {
		return 0, nil, errMemory
	}
	if status != statusOK {
		return i.given(status, said, nil)
	}
	at, err := i.run("tlsconf_report_text", report)
	if err != nil {
		return 0, nil, err
	}
	answer, err := i.text(at)
	if err != nil {
		return 0, nil, err
	}
	_, err = i.run("tlsconf_report_free", report)
	return status, answer, err
}

func (i *instance) table(name string) (uint32, []byte, error) {
	text, err := i.run(name)
	if err == nil && text == 0 {
		return 0, nil, fmt.Errorf("%s gave nothing", name)
	}
	return i.given(statusOK, text, err)
}

// given copies a tlsconf_text and gives it back. NULL is an empty one.
func (i *instance) given(status, text uint32, err error) (uint32, []byte, error) {
	if err != nil || text == 0 {
		return status, nil, err
	}
	at, err := i.run("tlsconf_text_data", text)
	if err != nil {
		return 0, nil, err
	}
	length, err := i.run("tlsconf_text_len", text)
	if err != nil {
		return 0, nil, err
	}
	there, ok := i.memory.Read(at, length)
	if !ok {
		return 0, nil, errMemory
	}
	answer := bytes.Clone(there)
	_, err = i.run("tlsconf_text_free", text)
	return status, answer, err
}

// text copies what ends with NUL.
func (i *instance) text(at uint32) ([]byte, error) {
	rest, ok := i.memory.Read(at, i.memory.Size()-at)
	if !ok {
		return nil, errMemory
	}
	end := bytes.IndexByte(rest, 0)
	if end < 0 {
		return nil, errMemory
	}
	return bytes.Clone(rest[:end]), nil
}

// wipeStack overwrites what the last call left on the stack, which may be what was made of a key.
func (i *instance) wipeStack() {
	if stack, ok := i.memory.Read(0, i.stackTop); ok {
		clear(stack)
	}
}

func (i *instance) discard() {
	if all, ok := i.memory.Read(0, i.memory.Size()); ok {
		clear(all)
	}
	// Nothing is open in it that could fail to close.
	_ = i.module.Close(context.Background())
}
