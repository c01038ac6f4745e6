/**
 * Reads requests and wraps answers: bodies, query parameters, headers and the envelope. Whatever a
 * request may not contain is refused here, by name. Start reading at {@link Body}.
 */
package ktrdr.rest.wire;
