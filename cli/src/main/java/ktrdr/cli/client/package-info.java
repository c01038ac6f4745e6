/**
 * Calls to the server, and the CLI's own declarations of its answers. Nothing here is shared with
 * the server; a test of both catches drift. Start reading at {@link OperationsApi}.
 */
package ktrdr.cli.client;
