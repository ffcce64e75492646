package org.holdfast.architecture.wrong.rules;

class Unmarked {}
