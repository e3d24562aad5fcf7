"""Prints every option that this release of Ironic knows, with its type, as JSON: found as oslo-config-generator finds them."""

import importlib.metadata
import json
import logging
import sys
import warnings

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)

from oslo_config import generator, types  # noqa: E402


def choices_of(opt_type):
    return sorted(str(choice) for choice in getattr(opt_type, "choices", None) or [] if choice is not None)


def limits_of(opt_type):
    """What a value must be besides being of its type; only what differs from the type's own."""
    limits = {"min": getattr(opt_type, "min", None), "max": getattr(opt_type, "max", None)}
    if isinstance(opt_type, types.Port):
        limits = {}
    if choices := choices_of(opt_type):
        limits["choices"] = choices
    if getattr(opt_type, "ignore_case", False):
        limits["ignoreCase"] = True
    return {name: value for name, value in limits.items() if value is not None}


def kind_of(opt_type):
    if opt_type is str:
        return "string"
    known = [
        (types.Boolean, "boolean"),
        (types.Port, "port"),
        (types.Integer, "integer"),
        (types.Float, "float"),
        (types.List, "list"),
        (types.Dict, "map"),
        (types.IPAddress, "address"),
        (types.HostAddress, "host"),
        (types.URI, "url"),
        (types.String, "string"),
    ]
    for known_type, kind in known:
        if isinstance(opt_type, known_type):
            return kind
    name = getattr(opt_type, "type_name", "")
    return {"kernel_parameter_string": "kernelParameters", "explicit absolute path": "path"}.get(name, "any")


def described(opt):
    result = {"type": kind_of(opt.type), **limits_of(opt.type)}
    if result["type"] == "list":
        items = {"type": kind_of(opt.type.item_type), **limits_of(opt.type.item_type)}
        if items != {"type": "string"}:
            result["items"] = items
    return result


def main():
    namespaces = sorted({entry.name for entry in importlib.metadata.entry_points(group="oslo.config.opts")})
    options, renamed = {}, {}
    for _, groups in generator._list_opts(namespaces):
        for group, opts in groups:
            name = group if isinstance(group, str) else getattr(group, "name", "DEFAULT")
            for opt in opts:
                options.setdefault((name, opt.dest), described(opt))
                for old in opt.deprecated_opts:
                    key = (old.group or name, (old.name or opt.dest).replace("-", "_"))
                    renamed.setdefault(key, f"{name}.{opt.dest}")
    for key, to in renamed.items():
        options.setdefault(key, {"type": "renamed", "to": to})
    json.dump([[*key, options[key]] for key in sorted(options)], sys.stdout)


main()
