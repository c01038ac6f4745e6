/**
 * Measurements of a real server, of its stores and of its command line. They depend on the fixtures
 * of the server's tests, and nothing depends on them. Start reading at {@link ktrdr.bench.Bench}.
 */
package ktrdr.bench;
