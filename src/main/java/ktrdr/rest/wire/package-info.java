/**
 * Reads requests and wraps responses: bodies, query parameters, headers and the envelope. Anything
 * a request must not contain is refused here, by name. Start reading at {@link Body}.
 */
package ktrdr.rest.wire;
