package ktrdr.rest.events;

/**
 * A stream that opens once its client has received its beginning.
 *
 * @param stream without a tree yet
 */
record Opening(EventStream stream, Beginning beginning) {}
