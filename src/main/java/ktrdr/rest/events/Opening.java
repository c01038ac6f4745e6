package ktrdr.rest.events;

/**
 * A stream that opens as soon as its client has been shown how things stand.
 *
 * @param stream without a tree yet
 */
record Opening(EventStream stream, Beginning beginning) {}
