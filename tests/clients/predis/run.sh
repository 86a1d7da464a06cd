#!/bin/sh
exec php redis_client.php
