/** The command line of ktrdr. It knows the server by HTTP only. Start reading at {@link Ktrdr}. */
package ktrdr.cli;
