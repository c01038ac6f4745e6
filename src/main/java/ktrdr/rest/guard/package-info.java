/**
 * Who may speak to this server at all. The server asks {@link ktrdr.rest.guard.EveryContext} for
 * each of its web applications, its own ones (metrics, health, OpenAPI, Admin Center, batch API)
 * too, so these classes are a feature of the server as well as a part of the application. Start
 * reading at {@link ktrdr.rest.guard.Guard}.
 */
package ktrdr.rest.guard;
