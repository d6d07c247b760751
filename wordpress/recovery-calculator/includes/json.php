<?php
/**
 * Reads a configuration that a person has written, and says where it is wrong.
 *
 * @package RecoveryCalculator
 */

defined( 'ABSPATH' ) || exit;

/**
 * Reads a configuration.
 *
 * @param string $text JSON.
 * @return stdClass|WP_Error With one message for each mistake.
 */
function rcv_read_config( $text ) {
	$config = json_decode( $text, false, 16 );
	if ( JSON_ERROR_DEPTH === json_last_error() ) {
		return new WP_Error( 'rcv_depth', __( 'The configuration has too many brackets inside each other.', 'recovery-calculator' ) );
	}
	if ( JSON_ERROR_NONE !== json_last_error() ) {
		return new WP_Error( 'rcv_json', rcv_json_mistake( $text ) );
	}
	if ( ! $config instanceof stdClass ) {
		return new WP_Error( 'rcv_object', __( 'The configuration has to begin with { and end with }.', 'recovery-calculator' ) );
	}
	$errors = new WP_Error();
	$keys   = rcv_keys();
	foreach ( get_object_vars( $config ) as $key => $value ) {
		if ( ! isset( $keys[ $key ] ) ) {
			/* translators: 1: a word of the configuration, 2: the words that exist. */
			$errors->add( 'rcv_key', sprintf( __( 'There is no setting “%1$s”. These exist: %2$s.', 'recovery-calculator' ), $key, implode( ', ', array_keys( $keys ) ) ) );
		} elseif ( null !== $value && ! in_array( rcv_kind( $value ), $keys[ $key ], true ) ) {
			/* translators: 1: a word of the configuration, 2: what belongs there, such as “a list in square brackets”. */
			$errors->add( 'rcv_kind', sprintf( __( '“%1$s” has to be %2$s.', 'recovery-calculator' ), $key, rcv_kind_name( $keys[ $key ][0] ) ) );
		}
	}
	return $errors->has_errors() ? $errors : rcv_clean( $config );
}

/**
 * The kind of a JSON value.
 *
 * @param mixed $value A value.
 * @return string
 */
function rcv_kind( $value ) {
	if ( $value instanceof stdClass ) {
		return 'object';
	}
	if ( is_array( $value ) ) {
		return 'list';
	}
	if ( is_bool( $value ) ) {
		return 'yes or no';
	}
	return is_string( $value ) ? 'text' : 'number';
}

/**
 * A kind of value, for people.
 *
 * @param string $kind The kind.
 * @return string
 */
function rcv_kind_name( $kind ) {
	$names = array(
		'object'    => __( 'a group in curly brackets { }', 'recovery-calculator' ),
		'list'      => __( 'a list in square brackets [ ]', 'recovery-calculator' ),
		'number'    => __( 'a number without quotation marks', 'recovery-calculator' ),
		'text'      => __( 'a text in straight quotation marks', 'recovery-calculator' ),
		'yes or no' => __( 'true or false, without quotation marks', 'recovery-calculator' ),
	);
	return $names[ $kind ];
}

/**
 * The value without control characters and invalid letters. Everything else may stay: the planner
 * shows it as text and never as HTML.
 *
 * @param mixed $value A JSON value.
 * @return mixed
 */
function rcv_clean( $value ) {
	if ( is_string( $value ) ) {
		return preg_replace( '/[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]/', '', wp_check_invalid_utf8( $value, true ) );
	}
	if ( is_array( $value ) ) {
		return array_map( 'rcv_clean', $value );
	}
	if ( $value instanceof stdClass ) {
		$clean = new stdClass();
		foreach ( get_object_vars( $value ) as $key => $inner ) {
			$clean->$key = rcv_clean( $inner );
		}
		return $clean;
	}
	return $value;
}

/**
 * What is wrong with a text that is not JSON, and on which line.
 *
 * @param string $text The text.
 * @return string
 */
function rcv_json_mistake( $text ) {
	$token = '/\G\s*(?:("(?:[^"\\\\\x00-\x1F]|\\\\(?:["\\\\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([{}\[\],:]))/';
	$open  = array();
	$last  = '';
	$at    = 0;
	while ( preg_match( $token, $text, $found, 0, $at ) ) {
		$line   = rcv_line( $text, $at + strlen( $found[0] ) - 1 );
		$symbol = isset( $found[2] ) ? $found[2] : 'value';
		$wrong  = rcv_misplaced( $last, $symbol, $open );
		if ( '' !== $wrong ) {
			/* translators: 1: number of a line, 2: what is wrong there. */
			return sprintf( __( 'Line %1$d: %2$s', 'recovery-calculator' ), $line, $wrong );
		}
		if ( '{' === $symbol || '[' === $symbol ) {
			$open[] = $symbol;
		} elseif ( '}' === $symbol || ']' === $symbol ) {
			array_pop( $open );
		}
		$last = $symbol;
		$at  += strlen( $found[0] );
	}
	$rest = ltrim( substr( $text, $at ) );
	$line = rcv_line( $text, strlen( $text ) - strlen( $rest ) );
	if ( '' === $rest ) {
		/* translators: %s: a bracket. */
		return sprintf( __( 'At the end: the closing %s is missing.', 'recovery-calculator' ), '[' === end( $open ) ? ']' : '}' );
	}
	/* translators: 1: number of a line, 2: what is wrong there. */
	return sprintf( __( 'Line %1$d: %2$s', 'recovery-calculator' ), $line, rcv_unread( $rest ) );
}

/**
 * The number of a line.
 *
 * @param string $text The text.
 * @param int    $at   A place in it.
 * @return int
 */
function rcv_line( $text, $at ) {
	return 1 + substr_count( substr( $text, 0, max( 0, $at ) ), "\n" );
}

/**
 * Why a symbol cannot stand behind another; empty if it can.
 *
 * @param string   $last   The symbol before: a bracket, a comma, a colon, `value`, or nothing.
 * @param string   $symbol The symbol.
 * @param string[] $open   The open brackets.
 * @return string
 */
function rcv_misplaced( $last, $symbol, $open ) {
	$is_value = 'value' === $last || '}' === $last || ']' === $last;
	if ( '}' === $symbol || ']' === $symbol ) {
		if ( ',' === $last ) {
			/* translators: %s: a bracket. */
			return sprintf( __( 'the comma before %s is one too many.', 'recovery-calculator' ), $symbol );
		}
		if ( end( $open ) !== ( '}' === $symbol ? '{' : '[' ) ) {
			/* translators: %s: a bracket. */
			return sprintf( __( '%s closes nothing that is open.', 'recovery-calculator' ), $symbol );
		}
		return '';
	}
	if ( ',' === $symbol || ':' === $symbol ) {
		/* translators: %s: a comma or a colon. */
		return $is_value ? '' : sprintf( __( 'there is %s without anything before it.', 'recovery-calculator' ), $symbol );
	}
	return $is_value ? __( 'a comma is missing before this line or on it.', 'recovery-calculator' ) : '';
}

/**
 * Why the beginning of a text is no part of JSON.
 *
 * @param string $rest The text.
 * @return string
 */
function rcv_unread( $rest ) {
	if ( preg_match( '/\A[“”„«»‘’\']/u', $rest ) ) {
		return __( 'write straight quotation marks "like these".', 'recovery-calculator' );
	}
	if ( '"' === $rest[0] ) {
		return __( 'a text begins here and has no closing quotation mark on the same line.', 'recovery-calculator' );
	}
	if ( preg_match( '~\A(?://|/\*|#)~', $rest ) ) {
		return __( 'take the comment away.', 'recovery-calculator' );
	}
	$word = preg_match( '/\A[^\s,:{}\[\]"]{1,20}/u', $rest, $found ) ? $found[0] : $rest[0];
	/* translators: %s: a word that somebody has written. */
	return sprintf( __( '“%s” has to stand in straight quotation marks.', 'recovery-calculator' ), $word );
}
