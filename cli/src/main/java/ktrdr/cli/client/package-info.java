/**
 * The CLI's own declarations of what the server answers. Nothing here is shared with the server; a
 * test of both catches drift. Start reading at {@link Operation}.
 */
package ktrdr.cli.client;
