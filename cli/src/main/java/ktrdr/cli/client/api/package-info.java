/**
 * The routes of the server, an interface for each subject, and lists that are read page by page. A
 * null parameter is not sent. Start reading at {@link OperationsApi}.
 */
package ktrdr.cli.client.api;
