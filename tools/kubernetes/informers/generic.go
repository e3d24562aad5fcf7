// Package informers holds the replacement for client-go's informers/generic.go, which the build copies over the vendored
// file.
//
// The provider watches objects with dynamic informers, which only need this interface. The rest of the package has an
// informer for every kind, and with them 123 packages to compile; the build removes it.
package informers

import "k8s.io/client-go/tools/cache"

// GenericInformer is the interface that client-go declares in the replaced file.
type GenericInformer interface {
	Informer() cache.SharedIndexInformer
	Lister() cache.GenericLister
}
