package tlsconf

import (
	"fmt"
	"io"
	"os"
)

// More of a file is not read: that it is too large is a finding.
const mostOctets = 64<<20 + 1

// ReadFile is the file at a path, for a request.
func ReadFile(path string, role Role) (InputRequest, error) {
	octets, err := read(path)
	if err != nil {
		return InputRequest{}, err
	}
	return InputRequest{Name: path, Role: role, Bytes: octets}, nil
}

// ReadFiles is the files at some paths; what each is for is told from what it holds, and said in the report.
func ReadFiles(paths ...string) ([]InputRequest, error) {
	inputs := make([]InputRequest, 0, len(paths))
	for _, path := range paths {
		input, err := ReadFile(path, RoleAuto)
		if err != nil {
			Wipe(inputs)
			return nil, err
		}
		inputs = append(inputs, input)
	}
	return inputs, nil
}

// Wipe overwrites the octets of files, for when no request needs them any more.
func Wipe(inputs []InputRequest) {
	for _, input := range inputs {
		clear(input.Bytes)
	}
}

func read(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	about, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if about.IsDir() {
		return nil, fmt.Errorf("%s is a folder", path)
	}
	// The buffer does not grow while it holds a part of a key: a copy would stay behind.
	octets := make([]byte, min(about.Size(), mostOctets)+1)
	count := 0
	for {
		if count == len(octets) {
			if count > mostOctets {
				return octets[:mostOctets], nil
			}
			grown := make([]byte, 2*len(octets)+4096)
			copy(grown, octets)
			clear(octets)
			octets = grown
		}
		more, err := file.Read(octets[count:])
		count += more
		if err == io.EOF {
			return octets[:min(count, mostOctets)], nil
		}
		if err != nil {
			clear(octets)
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
}
