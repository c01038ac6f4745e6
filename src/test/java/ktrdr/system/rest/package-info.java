/** The server over HTTP. */
package ktrdr.system.rest;
