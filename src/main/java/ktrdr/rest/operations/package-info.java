/**
 * Operations over HTTP: lists, trees, cancel, pause, resume, retry and events as pages. The views
 * declare the wire format. Start reading at {@link OperationsResource}.
 */
package ktrdr.rest.operations;
