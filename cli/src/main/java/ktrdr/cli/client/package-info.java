/**
 * What the server says, read by the CLI's own declarations of the wire: nothing here is shared with
 * the server.
 */
package ktrdr.cli.client;
