"""What mypy must not let pass: as many errors as lines that say so."""

import tlsconf

tlsconf.check(policy={"min_versoin": "1.3"})  # error
tlsconf.check(policy="modren")  # error
tlsconf.Input("key", b"", "key")  # error
tlsconf.check().verdict.value  # error
tlsconf.emit()  # error
tlsconf.generate(client="worker", key="rsa1024")  # error
tlsconf.generate(csr={"nane": "worker"})  # error
tlsconf.generate("worker")  # error
