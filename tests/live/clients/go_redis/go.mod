module tlsconf.test/live

go 1.23
