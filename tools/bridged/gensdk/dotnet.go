package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
)

// serveLogo serves the package's logo on a loopback address: the .NET generator downloads the logo that a schema names
// and, without one, that of Pulumi from the internet.
func serveLogo(file string) (url string, stop func(), err error) {
	logo, err := os.ReadFile(file)
	if err != nil {
		return "", nil, fmt.Errorf("a .NET package needs a logo: %w", err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	server := &http.Server{Handler: http.HandlerFunc(func(response http.ResponseWriter, _ *http.Request) {
		_, _ = response.Write(logo)
	})}
	go func() { _ = server.Serve(listener) }()
	return "http://" + listener.Addr().String() + "/logo.png", func() { _ = server.Close() }, nil
}
