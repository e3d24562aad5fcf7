// Package getter stands in for go-getter, with which the bridge downloads the modules that a Terraform program names.
//
// The plugins convert no Terraform programs. go-getter brings the clients of several clouds: a quarter of the packages that
// the plugins would be compiled from.
package getter

import "errors"

var errLeftOut = errors.New("this build of the bridge cannot download Terraform modules")

// Detectors would recognise the forms that the source of a module can have.
var Detectors []Detector

// Detector recognises one form of source.
type Detector interface {
	Detect(src, pwd string) (string, bool, error)
}

// FolderStorage would keep downloaded modules in a folder.
type FolderStorage struct{ StorageDir string }

func (*FolderStorage) Dir(string) (string, bool, error) { return "", false, errLeftOut }

func (*FolderStorage) Get(string, string, bool) error { return errLeftOut }

func Get(string, string) error { return errLeftOut }

func Detect(string, string, []Detector) (string, error) { return "", errLeftOut }

func SourceDirSubdir(src string) (string, string) { return src, "" }

func SubdirGlob(string, string) (string, error) { return "", errLeftOut }
