// checkzip PATH VERSION FILE: is FILE a zip that the go command takes for the module PATH at VERSION?
package main

import (
	"fmt"
	"log"
	"os"

	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

func main() {
	of := module.Version{Path: os.Args[1], Version: os.Args[2]}
	if err := module.Check(of.Path, of.Version); err != nil {
		log.Fatal(err)
	}
	checked, err := zip.CheckZip(of, os.Args[3])
	if err == nil {
		err = checked.Err()
	}
	if err != nil {
		log.Fatal(err)
	}
	if len(checked.Omitted) > 0 {
		log.Fatalf("the go command would leave out: %v", checked.Omitted)
	}
	fmt.Printf("%s %s: valid, %d files\n", of.Path, of.Version, len(checked.Valid))
}
