/**
 * The server of this machine: where it lives, how it is started and stopped. It never ends a
 * process that it did not start. Start reading at {@link LocalServer}.
 */
package ktrdr.cli.server;
