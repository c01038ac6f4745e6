package ktrdr.rest;

/**
 * A stream that opens as soon as its client has been shown how things stand.
 *
 * @param stream with the places that the client named
 */
record Opening(EventStream stream, Beginning beginning) {}
