/** A server that dies in the middle of things, and what the next start makes of it. */
package ktrdr.system.crash;
