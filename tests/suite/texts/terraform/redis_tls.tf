# Made by tlsconf for Terraform, from:
#   ca.pem: 1 certificate
#   user.crt: 2 certificates
#   user.key: 1 private key
terraform {
  required_providers {
    rediscloud = {
      source = "RedisLabs/rediscloud"
    }
  }
}

variable "subscription_id" {
  type = string
}

variable "database_name" {
  type = string
}

variable "dataset_size_in_gb" {
  type = number
}

variable "operations_per_second" {
  type = number
}

resource "rediscloud_subscription_database" "redis" {
  subscription_id              = var.subscription_id
  name                         = var.database_name
  dataset_size_in_gb           = var.dataset_size_in_gb
  throughput_measurement_by    = "operations-per-second"
  throughput_measurement_value = var.operations_per_second
  enable_tls                   = true

  client_tls_certificates = [
    "-----BEGIN CERTIFICATE-----\nMIIBuzCCAWGgAwIBAgIMXYRAgTCmVLM1NQmWMAoGCCqGSM49BAMCMDcxEDAOBgNV\nBAoMB0V4YW1wbGUxIzAhBgNVBAMMGkV4YW1wbGUgUmVkaXMgSW50ZXJtZWRpYXRl\nMB4XDTI1MDEwMTAwMDAwMFoXDTM1MDEwMTAwMDAwMFowFTETMBEGA1UEAwwKcmVk\naXMtdXNlcjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKRtPWM184OMzSCL1oG1\nIQQhmGY7rSXwmZkMr1epGSR4hjhGpFcwSrMBOyiXXlg908/fDMgYbFLBbNfkkIQ0\n7l+jdTBzMAwGA1UdEwEB/wQCMAAwDgYDVR0PAQH/BAQDAgeAMBMGA1UdJQQMMAoG\nCCsGAQUFBwMCMB0GA1UdDgQWBBSKPVJCbAGBOefR4VKBqVPfbr08EzAfBgNVHSME\nGDAWgBR5YtCcyMS9U/Drlf5jPio9v69sgzAKBggqhkjOPQQDAgNIADBFAiEAnKBl\nSq+FWJGulGZ8YpPWMEa7kH78+6qD5xmHq2QH7f0CIFL7ZI+ipSHyL7McxF4vM7cp\nvyjngofdCrkYKOVuxa8T\n-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----\nMIIBxjCCAWygAwIBAgIMfGzkaPzH/zGAl1cUMAoGCCqGSM49BAMCMC8xEDAOBgNV\nBAoMB0V4YW1wbGUxGzAZBgNVBAMMEkV4YW1wbGUgUmVkaXMgUm9vdDAeFw0yNTAx\nMDEwMDAwMDBaFw0zNTAxMDEwMDAwMDBaMDcxEDAOBgNVBAoMB0V4YW1wbGUxIzAh\nBgNVBAMMGkV4YW1wbGUgUmVkaXMgSW50ZXJtZWRpYXRlMFkwEwYHKoZIzj0CAQYI\nKoZIzj0DAQcDQgAEcBPPY4h5OmPEdsz1n9lTd3O9xIUNxkMQN3+xTcv4xbxNDUtA\nnbfAJt+HlTmZC4u6gUT4DT3E7jiplnsOlgVN9KNmMGQwEgYDVR0TAQH/BAgwBgEB\n/wIBADAOBgNVHQ8BAf8EBAMCAQYwHQYDVR0OBBYEFHli0JzIxL1T8OuV/mM+Kj2/\nr2yDMB8GA1UdIwQYMBaAFInGsXe8U/9UFjP3fX4ORkSr2fCEMAoGCCqGSM49BAMC\nA0gAMEUCIQCLmdGvoFubccDdY5Fe9+NXQgIv2Khe85xN/VcukpZk9wIgWRApPMDx\nXzGr7juAN21roZThkvT5CTXIjK0zzqmTBJ4=\n-----END CERTIFICATE-----\n",
  ]
}
