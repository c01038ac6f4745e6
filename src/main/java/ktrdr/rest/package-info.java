/**
 * The door to HTTP: the application, and the filters that every request passes. Its rooms hold the
 * resources by subject. Start reading at {@link KtrdrApi}.
 */
package ktrdr.rest;
