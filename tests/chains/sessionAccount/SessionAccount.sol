// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// A test contract, not audited and not a product: code for an account (EIP-7702) whose owner lets session keys make a
/// narrow kind of call. Only the account itself, so only its own key, grants and revokes.
contract SessionAccount {
    struct Terms {
        /// The last second in which a call may happen is the one before.
        uint64 expiresAt;
        /// The only address that may be sent to or called.
        address target;
        /// The only call besides plain transfers; zero: plain transfers alone.
        bytes4 selector;
        /// The most that may be sent at once, and in all.
        uint256 maxValue;
        uint256 budget;
    }

    struct Call {
        address target;
        uint256 value;
        bytes data;
        /// Any number that this key has not used before.
        uint256 nonce;
        /// A call that was signed and never made dies here.
        uint64 validUntil;
    }

    struct Book {
        mapping(uint256 round => mapping(address key => Terms)) terms;
        mapping(uint256 round => mapping(address key => uint256)) spent;
        mapping(uint256 round => mapping(address key => mapping(uint256 nonce => bool))) used;
        uint256 round;
    }

    event Granted(address indexed key, Terms terms);
    event Revoked(address indexed key);
    event RevokedAll();
    event Executed(address indexed key, address indexed target, uint256 value, uint256 nonce);

    error NotOwner();
    error BadTerms();
    error NotGranted();
    error Expired();
    error NonceUsed();
    error TargetDenied();
    error SelectorDenied();
    error OverMaxValue();
    error OverBudget();
    error BadSignature();

    modifier onlyOwner() {
        require(msg.sender == address(this), NotOwner());
        _;
    }

    function grant(address key, Terms calldata terms) external onlyOwner {
        // The account as a target would let the key grant itself anything.
        require(key != address(0) && key != address(this) && terms.target != address(this), BadTerms());
        require(terms.expiresAt > block.timestamp, BadTerms());
        Book storage book = _book();
        book.terms[book.round][key] = terms;
        emit Granted(key, terms);
    }

    function revoke(address key) external onlyOwner {
        Book storage book = _book();
        delete book.terms[book.round][key];
        emit Revoked(key);
    }

    function revokeAll() external onlyOwner {
        _book().round++;
        emit RevokedAll();
    }

    function termsOf(address key) external view returns (Terms memory terms, uint256 spent) {
        Book storage book = _book();
        return (book.terms[book.round][key], book.spent[book.round][key]);
    }

    /// What a session key signs: bound to the chain, to this account, to itself.
    function digestOf(address key, Call calldata call_) public view returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256("SessionAccount.execute"),
                block.chainid,
                address(this),
                key,
                call_.target,
                call_.value,
                keccak256(call_.data),
                call_.nonce,
                call_.validUntil
            )
        );
    }

    /// Anyone may bring the call; what counts is that the session key signed it and that the owner allowed it.
    function execute(address key, Call calldata call_, bytes32 r, bytes32 s, uint8 v) external returns (bytes memory) {
        Book storage book = _book();
        Terms memory terms = book.terms[book.round][key];
        require(terms.expiresAt != 0, NotGranted());
        require(block.timestamp < terms.expiresAt && block.timestamp < call_.validUntil, Expired());
        require(!book.used[book.round][key][call_.nonce], NonceUsed());
        require(call_.target == terms.target, TargetDenied());
        if (call_.data.length != 0) {
            require(call_.data.length >= 4 && terms.selector != 0, SelectorDenied());
            require(bytes4(call_.data[:4]) == terms.selector, SelectorDenied());
        }
        require(call_.value <= terms.maxValue, OverMaxValue());
        uint256 spent = book.spent[book.round][key];
        require(call_.value <= terms.budget && spent <= terms.budget - call_.value, OverBudget());
        require(ecrecover(digestOf(key, call_), v, r, s) == key, BadSignature());

        book.used[book.round][key][call_.nonce] = true;
        book.spent[book.round][key] = spent + call_.value;
        emit Executed(key, call_.target, call_.value, call_.nonce);
        (bool done, bytes memory answer) = call_.target.call{value: call_.value}(call_.data);
        if (!done) {
            assembly {
                revert(add(answer, 32), mload(answer))
            }
        }
        return answer;
    }

    /// The account goes on taking coins as it did without code.
    receive() external payable {}

    /// Away from the first slots, which code that the account had before may have used.
    function _book() private pure returns (Book storage book) {
        bytes32 slot = keccak256("latchkey.test.SessionAccount");
        assembly {
            book.slot := slot
        }
    }
}
