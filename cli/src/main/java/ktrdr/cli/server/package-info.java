/**
 * The local server: where it lives, and how it is started and stopped. This package never ends a
 * process that it did not start. Start reading at {@link LocalServer}.
 */
package ktrdr.cli.server;
