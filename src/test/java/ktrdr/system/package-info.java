/** The product as its users see it: HTTP and the command line, nothing of the inside. */
package ktrdr.system;
