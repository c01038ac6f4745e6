/** The command line of ktrdr. It knows the server by HTTP only. */
package ktrdr.cli;
