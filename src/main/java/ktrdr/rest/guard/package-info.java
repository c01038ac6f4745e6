/**
 * Decides who may speak to this server at all. The server calls {@link
 * ktrdr.rest.guard.EveryContext} for each of its web applications, including its own (metrics,
 * health, OpenAPI, Admin Center, batch API). So these classes are a feature of the server as well
 * as a part of the application. Start reading at {@link ktrdr.rest.guard.Guard}.
 */
package ktrdr.rest.guard;
