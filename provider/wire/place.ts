// Where a value is among the inputs, as problems name it.

/** Where a value is, and whether any part of the path to it is secret, so that a problem must not show it. */
export interface Place {
  readonly path: string;
  readonly secret: boolean;
}

export const member = (place: Place, name: string): Place => ({
  ...place,
  path: place.path === "" ? name : `${place.path}.${name}`,
});

/** A member whose name the user chose: inside a secret, the name is part of it. */
export const chosenMember = (place: Place, name: string): Place => member(place, place.secret ? "[secret]" : name);
